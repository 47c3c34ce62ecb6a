import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOutbox } from "../../api/src/storage/outbox.ts";
import { entry } from "./entry.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";

type Outbox = ReturnType<typeof createOutbox>;

const at = (minutes: number): Date => new Date(Date.UTC(2030, 0, 1, 0, minutes));
const now = at(10);
const until = at(11);

/** One that is to be told to this person, or to whoever is asked. */
const rowOf = (due: Date, recipient: string | null = null) => ({
  type: "to-review" as const,
  request: randomUUID(),
  about_grant: null,
  recipient,
  due_at: due,
  next_try_at: due,
});

const insert = (database: Opened, ...rows: ReturnType<typeof rowOf>[]): Promise<void> =>
  database.housekeep(async (transaction) => {
    await transaction.insertInto("notices").values(rows).execute();
  });

const all = (database: Opened) =>
  database.read((reading) =>
    reading
      .selectFrom("notices")
      .select(["recipient", "outcome", "request", "attempts"])
      .orderBy("recipient")
      .execute(),
  );

const sendAll = async (outbox: Outbox): Promise<string[]> => {
  const held: string[] = [];
  for (;;) {
    const notice = await outbox.hold(now, until);
    if (!notice) return held;
    held.push(notice.id);
    await outbox.finish(notice, "sent");
  }
};

/** A database of this kind for the tests of one block, without a notice before each. */
const openedOn = (start: () => Promise<Places>) => {
  const opened: { places?: Places; database?: Opened } = {};
  beforeAll(async () => {
    opened.places = await start();
    opened.database = await open(await opened.places.fresh());
  });
  afterAll(async () => {
    await opened.database?.close();
    await opened.places?.stop();
  });
  beforeEach(() =>
    opened.database?.housekeep(async (transaction) => {
      await transaction.deleteFrom("notices").execute();
    }),
  );
  return () => {
    if (!opened.database) throw new Error("No database was opened");
    return { database: opened.database, outbox: createOutbox(opened.database) };
  };
};

describe.each(kinds)("notices that wait on $name", ({ start }) => {
  const opened = openedOn(start);

  it("are not held before their time, nor when they are done", async () => {
    const { database, outbox } = opened();
    await insert(database, rowOf(at(11), "ann"));
    expect(await outbox.hold(now, until)).toBeUndefined();
    await insert(database, rowOf(at(9), "bob"));
    expect(await sendAll(outbox)).toHaveLength(1);
    expect(await sendAll(outbox)).toEqual([]);
  });

  it("are gone with the commit that decided them", async () => {
    const { database } = opened();
    const deciding = database.write(async (work) => {
      await work
        .insertInto("notices")
        .values(rowOf(at(9)))
        .execute();
      await work
        .insertInto("notices")
        .values({ ...rowOf(at(9)), request: "no id" })
        .execute();
      return { value: undefined, entries: [entry()] };
    });
    await expect(deciding).rejects.toMatchObject({ code: "22P02" });
    expect(await all(database)).toEqual([]);
  });

  it("are held by one of many who look at once", async () => {
    const { database, outbox } = opened();
    const rows = Array.from({ length: 60 }, (_, count) => rowOf(at(count % 10), `p${count}`));
    await insert(database, ...rows);
    const held = (await Promise.all(Array.from({ length: 6 }, () => sendAll(outbox)))).flat();
    expect(new Set(held).size).toBe(60);
    expect(held).toHaveLength(60);
  });
});

describe.each(kinds)("notices that are held on $name", ({ start }) => {
  const opened = openedOn(start);

  it("belong to whoever holds them last", async () => {
    const { database, outbox } = opened();
    await insert(database, rowOf(at(9)));
    const lost = await outbox.hold(now, until);
    const held = await outbox.hold(until, at(12));
    if (!lost || !held) throw new Error("Nothing was held");
    expect(held).toMatchObject({ id: lost.id, attempts: 2 });
    await outbox.finish(lost, "sent");
    await outbox.spread(lost, ["ann"]);
    await outbox.postpone(lost, at(0));
    expect(await all(database)).toMatchObject([{ recipient: null, outcome: null }]);
    expect(await outbox.hold(now, until)).toBeUndefined();
    await outbox.finish(held, "void");
    expect(await all(database)).toMatchObject([{ outcome: "void" }]);
  });

  it("become one for each person, and never two for one", async () => {
    const { database, outbox } = opened();
    await insert(database, rowOf(at(9)));
    const held = await outbox.hold(now, until);
    if (!held) throw new Error("Nothing was held");
    await outbox.spread(held, ["ann", "bob", "ann"]);
    await outbox.spread(held, ["ann", "cy"]);
    const rows = await all(database);
    expect(rows.map(({ recipient, outcome }) => [recipient, outcome])).toEqual([
      ["ann", null],
      ["bob", null],
      [null, "spread"],
    ]);
    expect(new Set(rows.map(({ request }) => request)).size).toBe(1);
    const first = await outbox.hold(now, until);
    expect(first).toMatchObject({ dueAt: at(9), attempts: 1, type: "to-review" });
  });

  it("are forgotten when they are old and done, never while they wait", async () => {
    const { database, outbox } = opened();
    await insert(database, rowOf(at(1), "ann"));
    await insert(database, rowOf(at(2), "bob"));
    const held = await outbox.hold(now, until);
    if (held) await outbox.finish(held, "sent");
    await outbox.forget(at(2));
    expect(await all(database)).toMatchObject([{ recipient: "bob", outcome: null }]);
    await outbox.forget(at(60));
    expect(await all(database)).toHaveLength(1);
  });
});
