import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditWorld } from "../storage/audit-world.ts";
import { kinds, open, type Opened, type Places } from "../storage/place.ts";
import { followerOf, haveGranted, lineOf, noon, personOf, secretOf } from "./log-world.ts";

const HOUR = 3_600_000;

interface World {
  readonly database: () => Opened;
}

describe.each(kinds)("reads kept in $name", ({ start }) => {
  let places: Places;
  let database: Opened;
  beforeAll(async () => {
    places = await start();
  });
  afterAll(() => places.stop());
  beforeEach(async () => {
    database = await open(await places.fresh());
    await haveGranted(database, 2, 2);
  });
  afterEach(() => database.close());
  const world = { database: () => database };
  describe("once", () => keptOnce(world));
  describe("joined", () => joined(world));
});

const entriesOf = (database: Opened, type: string): Promise<number> =>
  database.auditReader.count({ types: [type] });

const keptOnce = (of: World): void => {
  it("cannot be changed or taken away by the service", async () => {
    const { answer } = followerOf(of.database());
    await answer([lineOf(1)]);
    const change = (sql: "delete" | "update") =>
      of.database().write(async (work) => {
        await (sql === "delete"
          ? work.deleteFrom("reads").execute()
          : work.updateTable("read_log").set({ trouble: null }).execute());
        throw new Error("It was done");
      });
    await expect(change("delete")).rejects.toThrow(/permission denied/);
    await expect(change("update")).rejects.toThrow("It was done");
  });

  it("a line that comes again, or from both tables, is one read and one entry", async () => {
    const { reads, answer } = followerOf(of.database());
    await answer([lineOf(1), lineOf(1, { vault: "KV-Payments-Prod" }), lineOf(2)]);
    await answer([lineOf(2), lineOf(1)]);
    expect(await reads.count({})).toBe(2);
    expect(await entriesOf(of.database(), "secret-read")).toBe(2);
  });

  it("two replicas at once keep each line once", async () => {
    const lines = Array.from({ length: 200 }, (_, number) => lineOf(number));
    const { reads, answer } = followerOf(of.database());
    await Promise.all([answer(lines), followerOf(of.database()).answer(lines)]);
    await answer(lines);
    expect(await reads.count({})).toBe(200);
    expect(await entriesOf(of.database(), "secret-read")).toBe(200);
  });
};

const joined = (of: World): void => {
  it("each is joined to its grant or to none, and the chain that tells of them is whole", async () => {
    const { reads, answer } = followerOf(of.database());
    const late = new Date(noon + 3 * HOUR);
    await answer([
      lineOf(1),
      lineOf(2, { secret: secretOf(1).toUpperCase() }),
      lineOf(3, { at: late }),
      lineOf(4, { reader: { objectId: personOf(9), name: "x@y.example", kind: "person" } }),
      lineOf(5, { reader: { objectId: "app", name: "Application 1", kind: "service" } }),
    ]);
    const kept = await reads.list({}, 10);
    expect(kept.map(({ basis, because }) => because ?? basis).toSorted()).toEqual(
      ["after-end", "grant", "grant", "no-grant", "service"].toSorted(),
    );
    expect(await entriesOf(of.database(), "unexplained-read")).toBe(2);
    const ids = kept.flatMap(({ grant }) => grant ?? []);
    expect([...(await reads.uses(ids)).values()].map((use) => use.reads)).toEqual([1, 1]);
    const consumers = await reads.consumers("kv-payments-prod", secretOf(0), new Date(noon));
    expect(consumers.map(({ reads: count, unexplained }) => [count, unexplained])).toEqual(
      expect.arrayContaining([
        [2, 1],
        [1, 1],
        [1, 0],
      ]),
    );
    const world = auditWorld();
    expect((await world.verify(of.database())).wrong).toBeUndefined();
    world.stop();
  });

  it("one who names another version does not know what this one holds", async () => {
    const { reads, answer } = followerOf(of.database());
    await answer([lineOf(1, { version: "old" }), lineOf(2), lineOf(3, { version: "new" })]);
    const version = { id: "new", at: new Date(noon) };
    expect(await reads.knownBy("kv-payments-prod", secretOf(0), version)).toEqual({
      people: 1,
      services: 0,
      reads: 2,
    });
  });
};
