import { describe, expect, it } from "vitest";
import { createStandingShelf } from "./read-standings.ts";
import type { PlanFact, ReaderFact } from "./standing-facts.ts";

const start = Date.parse("2026-03-01T12:00:00Z");
const reader = (who: string, at: number): ReaderFact => ({
  ...{ vault: "kv", name: "db", reader: who, first: new Date(at), last: new Date(at) },
});

const world = () => {
  let now = start;
  let readers: readonly ReaderFact[] = [];
  let plans: readonly PlanFact[] | Error = [];
  const asked: number[] = [];
  const shelf = createStandingShelf(
    {
      plans: async () => {
        if (plans instanceof Error) throw plans;
        return plans;
      },
      readers: async (since) => {
        asked.push(since.getTime());
        return readers.filter(({ last }) => last >= since);
      },
    },
    { now: () => new Date(now) },
  );
  return {
    shelf,
    asked,
    pass: (ms: number) => (now += ms),
    reads: (...some: readonly ReaderFact[]) => (readers = some),
    plans: (some: readonly PlanFact[] | Error) => (plans = some),
    people: async () =>
      (await shelf.current())?.readers.get("kv/db")?.map((one) => one.reader) ?? [],
  };
};

describe("the standings of all secrets", () => {
  it("are not there while the database has never answered, and fail nobody", async () => {
    const { shelf, plans } = world();
    plans(new Error("away"));
    expect(await shelf.current()).toBeUndefined();
    plans([]);
    expect(await shelf.current()).toBeDefined();
    plans(new Error("away"));
    shelf.outdate();
    expect(await shelf.current()).toBeDefined();
  });

  it("are read once for all who come at once, and not again within 15 seconds", async () => {
    const { shelf, asked, pass } = world();
    await Promise.all([shelf.current(), shelf.current(), shelf.current()]);
    pass(14_000);
    await shelf.current();
    expect(asked).toEqual([0]);
  });

  it("are read anew for whoever comes after a change", async () => {
    const { shelf, plans } = world();
    await shelf.current();
    plans([{ vault: "kv", kind: "secret", name: "db", approved: true }]);
    expect((await shelf.current())?.plans.size).toBe(0);
    shelf.outdate();
    expect((await shelf.current())?.plans.size).toBe(1);
  });

  it("ask for the reads of the last day only, and count none of them twice", async () => {
    const { shelf, asked, pass, reads, people } = world();
    reads(reader("ada", start - 1_000));
    expect(await people()).toEqual(["ada"]);
    reads(reader("ada", start - 1_000), reader("bob", start));
    pass(15_000);
    // Whoever comes now is not kept waiting for it.
    expect(await people()).toEqual(["ada"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await people()).toEqual(["ada", "bob"]);
    expect(asked).toEqual([0, start - 1_000 - 86_400_000]);
    shelf.outdate();
    expect(await people()).toEqual(["ada", "bob"]);
  });
});
