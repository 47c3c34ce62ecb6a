import { describe, expect, it } from "vitest";
import type { GrantRecord } from "../grants/grant.ts";
import type { Delivery, HeldNotice, NoticeOutcome } from "../ports/notices.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import { grantOf, requestOf } from "./planted-words.fixture.ts";
import { sendNotices } from "./send-notices.ts";

const MINUTE = 60_000;
const at = (minutes: number): Date => new Date(minutes * MINUTE);
const ann = { objectId: "ann", name: "Ann" };

interface Given {
  readonly request?: AccessRequestRecord;
  readonly grant?: GrantRecord;
  readonly others?: readonly GrantRecord[];
  readonly asked?: readonly (typeof ann)[];
  readonly delivery?: Delivery;
  readonly fails?: Error;
  readonly now?: Date;
}

/** What becomes of one notice. */
const handled = async (notice: Partial<HeldNotice>, given: Given = {}) => {
  const { now = at(1), asked = [ann], fails } = given;
  const held: HeldNotice = {
    ...{ id: "n", type: "to-review", request: "request-1", dueAt: at(0), attempts: 3 },
    ...notice,
  };
  const waiting = [held];
  const seen: {
    sentTo: string[];
    outcome?: NoticeOutcome;
    until?: Date;
    spread?: readonly string[];
    failures: unknown[];
  } = { sentTo: [], failures: [] };
  const people = async () => {
    if (fails) throw fails;
    return asked;
  };
  await sendNotices({
    outbox: {
      hold: async () => waiting.shift(),
      finish: async (_notice, outcome) => void (seen.outcome = outcome),
      postpone: async (_notice, until) => void (seen.until = until),
      spread: async (_notice, recipients) => void (seen.spread = recipients),
      forget: async () => undefined,
    },
    feed: {
      send: async (_notice, recipient) => {
        seen.sentTo.push(recipient);
        return given.delivery ?? { outcome: "sent" };
      },
    },
    requests: { find: async () => given.request ?? requestOf() },
    grants: { find: async () => given.grant, list: async () => given.others ?? [] },
    rules: {
      peopleAsked: people,
      standings: async () => {
        const mayDecide = await people();
        return () => ({ met: false, needed: [], mayDecide });
      },
    },
    clock: { now: () => now },
    random: () => 0,
    holdMs: 1,
    failed: (cause) => void seen.failures.push(cause),
  });
  return seen;
};

describe("nobody is told", () => {
  const soon = { type: "ending-soon", grant: "grant-1", recipient: "ida" } as const;
  const cases: readonly (readonly [string, Partial<HeldNotice>, Given])[] = [
    ["to decide, who may no longer", { recipient: "bob" }, {}],
    [
      "to decide on what is decided",
      { recipient: "ann" },
      { request: requestOf({ status: "declined" }) },
    ],
    [
      "to sign off what is signed off",
      { type: "to-sign-off", recipient: "ann" },
      { request: requestOf({ breakGlass: true, signedOff: { by: ann, at: at(0) } }) },
    ],
    ["of somebody else's request", { type: "approved", recipient: "ann" }, {}],
    [
      "of somebody else's grant",
      { type: "ended", grant: "grant-1", recipient: "ann" },
      { grant: grantOf({ status: "ended" }) },
    ],
    [
      "that it is open, when it is over",
      { type: "opened", grant: "grant-1", recipient: "ida" },
      { grant: grantOf({ status: "ended" }) },
    ],
    [
      "that it ends, when it has ended",
      soon,
      { grant: grantOf({ status: "ended", endsAt: at(0) }) },
    ],
    [
      "that it ends, when it goes on",
      soon,
      {
        grant: grantOf({ endsAt: at(5) }),
        others: [grantOf({ id: "grant-2", status: "scheduled", continues: "grant-1" })],
      },
    ],
  ];
  it.each(cases)("%s", async (_what, notice, given) => {
    expect(await handled(notice, given)).toMatchObject({ sentTo: [], outcome: "void" });
  });

  it("a day too late", async () => {
    const late = await handled({ recipient: "ann" }, { now: at(24 * 60 + 1) });
    expect(late).toMatchObject({ sentTo: [], outcome: "given-up" });
  });
});

describe("a notice", () => {
  it("for whoever is asked becomes one for each of them at that moment", async () => {
    const bob = { objectId: "bob", name: "Bob" };
    const { spread, sentTo } = await handled({}, { asked: [ann, bob] });
    expect([spread, sentTo]).toEqual([["ann", "bob"], []]);
  });

  it("is sent where it is still so", async () => {
    expect(await handled({ recipient: "ann" })).toMatchObject({ sentTo: ["ann"], outcome: "sent" });
  });

  it("for somebody without the app is done, and no failure", async () => {
    const seen = await handled({ recipient: "ann" }, { delivery: { outcome: "unreachable" } });
    expect(seen).toMatchObject({ outcome: "unreachable", failures: [] });
  });

  it("of an end that was put off waits for it", async () => {
    const grant = grantOf({ endsAt: at(40) });
    const soon = { type: "ending-soon", grant: "grant-1", recipient: "ida" } as const;
    expect(await handled(soon, { grant })).toMatchObject({ sentTo: [], until: at(30) });
    expect(await handled(soon, { grant, now: at(31) })).toMatchObject({ sentTo: ["ida"] });
  });

  it("that Graph does not take comes back: after what it asked for, or a growing pause", async () => {
    const asked = await handled(
      { recipient: "ann" },
      { delivery: { outcome: "later", retryAfter: 60 } },
    );
    expect(asked.until).toEqual(at(2));
    const later = { delivery: { outcome: "later" } } as const;
    const pauses = [1, 2, 3, 30].map(async (attempts) => {
      const { until } = await handled({ recipient: "ann", attempts }, later);
      return ((until?.getTime() ?? 0) - MINUTE) / 1000;
    });
    expect(await Promise.all(pauses)).toEqual([2, 4, 8, 900]);
  });

  it("comes back where nobody knows who may be told", async () => {
    const fails = new ProblemError("upstream_throttled", { retryAfter: 120 });
    const seen = await handled({ recipient: "ann" }, { fails });
    expect(seen).toMatchObject({ sentTo: [], until: at(3), failures: [] });
    const broken = new Error("broken");
    expect(await handled({ recipient: "ann" }, { fails: broken })).toMatchObject({
      sentTo: [],
      failures: [broken],
      until: expect.any(Date),
    });
  });
});
