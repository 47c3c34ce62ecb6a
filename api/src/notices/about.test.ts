import { describe, expect, it } from "vitest";
import { aboutGrant } from "./about-grants.ts";
import { aboutNewRequest, aboutRequest } from "./about-requests.ts";
import { grantOf, requestOf } from "./planted-words.fixture.ts";

const MINUTE = 60_000;
const at = (minutes: number): Date => new Date(minutes * MINUTE);
const typesOf = (notices: readonly { readonly type: string }[]) => notices.map(({ type }) => type);

describe("a request tells", () => {
  it("nobody, when it is withdrawn, signed off or half decided", () => {
    const before = requestOf();
    for (const after of [
      requestOf({ status: "withdrawn", decidedAt: at(1) }),
      requestOf({ signedOff: { by: { objectId: "ann", name: "Ann" }, at: at(1) } }),
      requestOf({ decisions: [] }),
    ]) {
      expect(aboutRequest(before, after)).toEqual([]);
    }
    expect(aboutNewRequest(requestOf({ status: "approved" }))).toEqual([]);
  });

  it("those who are asked, when it is new", () => {
    const [notice, ...others] = aboutNewRequest(requestOf());
    expect(notice).toEqual({ type: "to-review", request: "request-1", dueAt: at(0) });
    expect(others).toEqual([]);
  });

  it("every named approver of a broken glass, though it is approved already", () => {
    const broken = requestOf({ breakGlass: true, status: "approved" });
    expect(typesOf(aboutNewRequest(broken))).toEqual(["break-glass"]);
  });

  it.each(["approved", "declined", "lapsed"] as const)("its requester that it is %s", (status) => {
    const after = requestOf({ status, decidedAt: at(3) });
    const told = { type: status, request: "request-1", recipient: "ida", dueAt: at(3) };
    expect(aboutRequest(requestOf(), after)).toEqual([told]);
    expect(aboutRequest(after, after)).toEqual([]);
  });
});

describe("a grant tells its holder", () => {
  const told = (before: object, after: object) =>
    aboutGrant(grantOf(before), grantOf(after), at(5));

  it("nothing while it is on its way, nor of what the holder did", () => {
    expect(told({ status: "scheduled" }, { status: "provisioning" })).toEqual([]);
    expect(told({ status: "active" }, { status: "ending" })).toEqual([]);
    expect(told({ status: "ending" }, { status: "ending", alarmSince: at(4) })).toEqual([]);
    const ida = { objectId: "ida", name: "Ida" };
    const returned = { status: "ended", because: "returned", endedBy: ida };
    expect(told({ status: "ending" }, returned)).toEqual([]);
  });

  it.each([
    [19, ["opened"]],
    [20, ["opened", "ending-soon"]],
  ])("of the end of %d minutes: %j", (minutes, types) => {
    const active = { status: "active", startedAt: at(5), endsAt: at(5 + minutes) };
    const notices = told({ status: "provisioning" }, active);
    expect(typesOf(notices)).toEqual(types);
    expect(notices[1]?.dueAt ?? at(minutes - 5)).toEqual(at(minutes - 5));
  });

  it("that it has ended or failed, each once", () => {
    const ended = {
      status: "ended",
      because: "revoked",
      endedBy: { objectId: "ann", name: "Ann" },
    };
    expect(typesOf(told({ status: "active" }, ended))).toEqual(["ended"]);
    expect(typesOf(told({ status: "ending" }, { status: "ended", because: "expired" }))).toEqual([
      "ended",
    ]);
    expect(typesOf(told({ status: "provisioning" }, { status: "failed" }))).toEqual(["failed"]);
  });

  it("and, of a broken glass that is over, those who sign it off", () => {
    const ended = { status: "ended", because: "expired", breakGlass: true };
    const [, sign] = told({ status: "ending", breakGlass: true }, ended);
    expect(sign).toEqual({ type: "to-sign-off", request: "request-1", dueAt: at(5) });
  });
});
