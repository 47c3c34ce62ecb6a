import { describe, expect, it } from "vitest";
import { type AccessWindow, explainRead } from "./explained-read.ts";
import type { ReadLine } from "./logged-read.ts";

const noon = Date.parse("2026-03-04T12:00:00.000Z");
const minutes = (count: number): Date => new Date(noon + count * 60_000);

const line = (at: Date, more: Partial<ReadLine> = {}): ReadLine => ({
  at,
  arrivedAt: new Date(at.getTime() + 180_000),
  vault: "kv-payments-prod",
  secret: "adyen-api-key",
  version: undefined,
  reader: { objectId: "riku", name: "riku@contoso.example", kind: "person" },
  client: undefined,
  address: undefined,
  assignment: undefined,
  correlation: "1",
  ...more,
});
const grant = (more: Partial<AccessWindow> = {}): AccessWindow => ({
  grant: "one",
  holder: "riku",
  holderName: "Riku Requester",
  vault: "kv-payments-prod",
  secret: "adyen-api-key",
  assignment: "a-1",
  opensAt: minutes(-1),
  startedAt: minutes(0),
  endedAt: minutes(60),
  ...more,
});

describe("no grant explains", () => {
  it.each([
    ["somebody else's", { holder: "aino" }],
    ["one for another secret", { secret: "adyen-api-key-2" }],
    ["one in another vault", { vault: "kv-payments-dev" }],
  ])("a read: not %s", (_what, more) => {
    expect(explainRead(line(minutes(5)), [grant(more)])).toEqual({
      basis: "unexplained",
      because: "no-grant",
    });
  });

  it("a read of which the log does not say whose it was", () => {
    const nobody = line(minutes(5), { reader: undefined });
    expect(explainRead(nobody, [grant()])).toEqual({ basis: "unexplained", because: "nobody" });
  });

  it("a read after its end, once Key Vault can no longer have gone by what it knew", () => {
    expect(explainRead(line(minutes(70)), [grant()])).toMatchObject({ basis: "grant" });
    expect(explainRead(line(minutes(71)), [grant()])).toEqual({
      basis: "unexplained",
      because: "after-end",
      nearest: minutes(60),
    });
  });

  it("a read before its start, though it names its assignment", () => {
    const early = line(minutes(-5), { assignment: "/x/roleAssignments/a-1" });
    expect(explainRead(early, [grant()])).toEqual({
      basis: "unexplained",
      because: "before-start",
      nearest: minutes(0),
    });
  });
});

describe("a grant explains", () => {
  it("a read within it, whatever the case of the names", () => {
    const shouted = line(minutes(5), { vault: "KV-Payments-Prod", secret: "Adyen-API-Key" });
    expect(explainRead(shouted, [grant()])).toMatchObject({ window: { grant: "one" } });
  });

  it("a read between the PUT and ARM's answer to us, where Key Vault names our assignment", () => {
    const between = minutes(-1.5);
    const late = grant({ startedAt: minutes(4) });
    expect(explainRead(line(between), [late])).toMatchObject({ because: "before-start" });
    const named = line(between, { assignment: "/x/roleAssignments/A-1" });
    expect(explainRead(named, [late])).toMatchObject({ window: { grant: "one" } });
  });

  it("a read while it is not known yet that ARM has confirmed it", () => {
    const opening = grant({ startedAt: undefined, endedAt: undefined });
    expect(explainRead(line(minutes(0)), [opening])).toMatchObject({ basis: "grant" });
  });

  it("one read, of two the one that began last; or the one whose assignment is named", () => {
    const other = grant({ grant: "two", assignment: "a-2", startedAt: minutes(3) });
    expect(explainRead(line(minutes(5)), [other, grant()])).toMatchObject({
      window: { grant: "two" },
    });
    const named = line(minutes(5), { assignment: "a-1" });
    expect(explainRead(named, [other, grant()])).toMatchObject({ window: { grant: "one" } });
  });
});

it("nothing is asked of a program: grants are for people", () => {
  const reader = { objectId: "app", name: undefined, kind: "service" } as const;
  expect(explainRead(line(minutes(5), { reader }), [])).toEqual({ basis: "service" });
});
