import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entry } from "./entry.ts";
import { kinds, open, type Opened, type Place, type Places } from "./place.ts";

type Told = Parameters<Opened["events"]["publish"]>[0];
const read = (entries: number): Told => ({
  type: "secrets-read",
  data: { vault: "kv", kind: "secret", entries, complete: false },
});

const listen = (database: Opened, lastEventId?: string) => {
  const heard: string[] = [];
  const ids: string[] = [];
  const stop = database.events.follow(lastEventId, ({ type, data }, id) => {
    heard.push("entries" in data ? `${type} ${data.entries}` : type);
    ids.push(id);
  });
  return { heard, ids, stop };
};

const tell = (database: Opened, ...told: Told[]): Promise<void> =>
  database.write(async () => ({ value: undefined, entries: [entry()], events: told }));

describe.each(kinds)("events by way of $name", ({ start }) => {
  let places: Places;
  let place: Place;
  let database: Opened;
  beforeAll(async () => {
    places = await start();
    place = await places.fresh();
    database = await open(place);
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
  });

  it("are not heard of where the work failed", async () => {
    const { heard, stop } = listen(database);
    const failing = database.write(() => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    await tell(database, read(1));
    await expect.poll(() => heard).toEqual(["secrets-read 1"]);
    stop();
  });

  it("are heard in order, those of a transaction and those of nobody's", async () => {
    const { heard, stop } = listen(database);
    await tell(database, read(1), read(2));
    database.events.publish(read(3));
    await expect.poll(() => heard).toEqual([1, 2, 3].map((count) => `secrets-read ${count}`));
    stop();
    const later = listen(database);
    await tell(database, read(4));
    await expect.poll(() => later.heard).toEqual(["secrets-read 4"]);
    expect(heard).toHaveLength(3);
    later.stop();
  });

  it("are heard again from where somebody was, after a restart too", async () => {
    const before = listen(database);
    await tell(database, read(1), read(2), read(3));
    await expect.poll(() => before.heard).toHaveLength(3);
    await database.close();
    database = await open(place);
    expect(listen(database, before.ids[0]).heard).toEqual(["secrets-read 2", "secrets-read 3"]);
    expect(listen(database, before.ids[2]).heard).toEqual([]);
  });

  it("may be told from inside a transaction, and are no part of it", async () => {
    const { heard, stop } = listen(database);
    const failing = database.write(() => {
      database.events.publish(read(7));
      return Promise.reject(new Error("no"));
    });
    await expect(failing).rejects.toThrow("no");
    await expect.poll(() => heard).toEqual(["secrets-read 7"]);
    stop();
  });

  it.each(["999999", "p.1", "", "-1", "1e3"])("begin anew with the id %j", (id) => {
    expect(listen(database, id).heard).toEqual(["reset"]);
  });
});

describe.each(kinds.filter(({ name }) => name === "PostgreSQL"))(
  "replicas on $name",
  ({ start }) => {
    it("hear each other, and miss nothing under many writers", async () => {
      const places = await start();
      const place = await places.fresh();
      const [one, two] = await Promise.all([open(place), open(place)]);
      const other = listen(two);
      const own = listen(one);
      const started = performance.now();
      await tell(one, read(0));
      await expect.poll(() => other.heard, { interval: 10 }).toEqual(["secrets-read 0"]);
      expect(performance.now() - started).toBeLessThan(2_000);
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let turn = 0; turn < 10; turn += 1) await tell(writer % 2 ? one : two, read(turn));
      });
      await Promise.all(writers);
      await expect.poll(() => other.ids.length).toBe(81);
      await expect.poll(() => own.ids).toEqual(other.ids);
      await one.close();
      await two.close();
      await places.stop();
    });
  },
);
