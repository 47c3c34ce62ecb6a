import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addressOf, auditWorld, type AuditWorld, verifyOffline } from "./audit-world.ts";
import { entry } from "./entry.ts";
import { kinds, open, type Place, type Places } from "./place.ts";

const UNLOCK = "SET search_path TO vault_tab; ALTER TABLE audit_entries DISABLE TRIGGER ALL;";

/** The whole chain sealed anew, as whoever owns the database could. */
const RESEAL = `
DO $$
DECLARE one record; last text := repeat('0', 64);
BEGIN
  FOR one IN SELECT sequence, body FROM audit_entries ORDER BY sequence LOOP
    last := sha256_hex(concat_ws(E'\\n', 'vault-tab-audit-1', 'main', one.sequence, last, sha256_hex(one.body)));
    UPDATE audit_entries SET hash = last WHERE sequence = one.sequence;
  END LOOP;
  UPDATE audit_heads SET hash = last;
END $$;`;

const change = (sequence: number): string =>
  `UPDATE audit_entries SET body = replace(body, 'forbidden', 'forbiddem') WHERE sequence = ${sequence};`;
const CUT =
  "DELETE FROM audit_entries WHERE sequence > 8; UPDATE audit_heads SET sequence = 8, " +
  "hash = (SELECT hash FROM audit_entries WHERE sequence = 8);";

/** [what was done, how, first wrong entry, what the service says, what the offline program says] */
const tamperings = [
  ["a byte changed", change(5), 5, "changed", /changed/],
  [
    "a hash changed",
    "UPDATE audit_entries SET hash = repeat('a', 64) WHERE sequence = 4;",
    4,
    "changed",
    /changed/,
  ],
  ["an entry taken out", "DELETE FROM audit_entries WHERE sequence = 6;", 6, "missing", /missing/],
  ["the first taken out", "DELETE FROM audit_entries WHERE sequence = 1;", 1, "missing", /missing/],
  [
    "two entries swapped",
    "UPDATE audit_entries SET sequence = -sequence WHERE sequence IN (3, 7);" +
      "UPDATE audit_entries SET sequence = 10 + sequence WHERE sequence IN (-3, -7);",
    3,
    "changed",
    /changed/,
  ],
  [
    "everything sealed anew after a change",
    change(5) + RESEAL,
    12,
    "not-as-anchored",
    /written anew/,
  ],
  ["the tail cut off", CUT, 9, "cut-off", /cut off/],
] as const;

describe.each(kinds)("a log on $name that somebody has changed", ({ start }) => {
  let places: Places;
  let place: Place;
  let world: AuditWorld;
  beforeAll(async () => {
    places = await start();
  });
  afterAll(() => places.stop());

  beforeEach(async () => {
    world = auditWorld();
    place = await places.fresh();
    const database = await open(place);
    for (let count = 0; count < 12; count += 1) {
      await database.append(entry({ texts: { reason: `because ${count}` } }));
    }
    await world.checkpoint(database);
    await database.append(entry());
    await database.close();
    return () => world.stop();
  });

  const outcome = async () => {
    const offline = verifyOffline(addressOf(place), "--checkpoint", await world.newest());
    const said = await offline;
    const database = await open(place);
    const check = await world.verify(database);
    expect(await database.auditChecks.last()).toEqual(check);
    await database.close();
    return { said, check };
  };

  it("is intact as long as nobody did", async () => {
    const { said, check } = await outcome();
    expect(said).toMatchObject({ code: 0, said: expect.stringContaining("Intact: 14 entries") });
    expect(check).toMatchObject({ wrong: undefined, intactTo: { sequence: 14 } });
  });

  it.each(tamperings)("is found: %s", async (_what, statements, at, because, words) => {
    await places.behindItsBack(place, UNLOCK + statements);
    const { said, check } = await outcome();
    expect(check.wrong).toEqual({ at, because });
    expect(check.intactTo.sequence).toBe(at - 1);
    expect(said.code).toBe(1);
    expect(said.said).toContain(`WRONG at entry ${at}:`);
    expect(said.said).toMatch(words);
  });

  it("is found where a text is another than was written", async () => {
    await places.behindItsBack(
      place,
      "UPDATE vault_tab.audit_texts SET text = 'other' WHERE text = 'because 3'",
    );
    const { code, said } = await verifyOffline(addressOf(place));
    expect(code).toBe(1);
    expect(said).toContain('WRONG at entry 4: its text "reason"');
  });

  it("stays intact where a text was erased, and says who did", async () => {
    const database = await open(place);
    const actor = { kind: "person", id: "auditor" } as const;
    const erase = () => database.texts.ofEntry(3, { actor, blank: (request) => request });
    expect(await erase()).toBe(1);
    expect(await erase()).toBe(0);
    const [entry] = await database.auditReader.page({ types: ["text-erased"] }, 10);
    expect(entry?.body).toContain('"id":"auditor"');
    const [erased] = await database.auditReader.page({}, 1, 4);
    expect(erased).toMatchObject({ sequence: 3, texts: [] });
    await database.close();
    expect((await outcome()).said).toMatchObject({ code: 0 });
  });
});
