import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entry, sequencesOf } from "./entry.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";

const textNamed = (name: string) => ({ entry: crypto.randomUUID(), name, salt: "", text: "" });

describe.each(kinds)("writing to $name", ({ start }) => {
  let places: Places;
  let database: Opened;
  beforeAll(async () => {
    places = await start();
    database = await open(await places.fresh());
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
  });

  const count = async (): Promise<number> => (await sequencesOf(database)).length;

  it("commits nothing of a work that fails", async () => {
    const before = await count();
    const failing = database.write(async (transaction) => {
      await transaction.insertInto("audit_texts").values(textNamed("lost")).execute();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await count()).toBe(before);
    expect(await textsNamed("lost")).toBe(0);
  });

  it("rolls back what a work did that found nothing to change", async () => {
    const answer = await database.write(async (transaction) => {
      await transaction.insertInto("audit_texts").values(textNamed("idle")).execute();
      return { unchanged: true, value: "the same" };
    });
    expect(answer).toBe("the same");
    expect(await textsNamed("idle")).toBe(0);
  });

  const textsNamed = async (name: string): Promise<number> =>
    (
      await database.read((reading) =>
        reading.selectFrom("audit_texts").select("name").where("name", "=", name).execute(),
      )
    ).length;

  it("refuses to leave the transaction from inside", async () => {
    const sideways = database.write(async () => {
      await database.append(entry());
      return { value: 0, entries: [entry()] };
    });
    await expect(sideways).rejects.toThrow("use the transaction");
    const looking = database.write(async () => ({ value: await count(), unchanged: true }));
    await expect(looking).rejects.toThrow("use the transaction");
  });

  it("runs again what another transaction got in the way of, and not for ever", async () => {
    let runs = 0;
    const conflict = Object.assign(new Error("conflict"), { code: "40001" });
    const value = await database.write(async () => {
      runs += 1;
      if (runs < 3) throw conflict;
      return { value: runs, entries: [entry()] };
    });
    expect(value).toBe(3);
    await expect(database.write(() => Promise.reject(conflict))).rejects.toThrow("conflict");
  });

  it("keeps one chain without a gap under 16 writers", async () => {
    const before = await count();
    const writers = Array.from({ length: 16 }, async () => {
      for (let turn = 0; turn < 25; turn += 1) await database.append(entry(), entry());
    });
    await Promise.all(writers);
    const sequences = await sequencesOf(database);
    expect(sequences).toHaveLength(before + 800);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });

  it("stores text that PostgreSQL cannot", async () => {
    await database.append({ ...entry(), texts: { reason: "a\0b\ud800" }, data: { x: "\0" } });
    expect(await textsNamed("reason")).toBe(1);
  });
});
