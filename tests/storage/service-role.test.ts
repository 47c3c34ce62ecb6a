import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entry, sequencesOf } from "./entry.ts";
import { kinds, open, type Opened, type Place, type Places } from "./place.ts";

const SEALED =
  "INSERT INTO audit_entries (chain, sequence, hash, body) " +
  `VALUES ('main', 99, '', '{"id":"9d5c0f6e-0000-4000-8000-000000000001","at":"","type":""}')`;

describe.each(kinds)("the service's own role on $name", ({ start }) => {
  let places: Places;
  let place: Place;
  let database: Opened;
  beforeAll(async () => {
    places = await start();
    place = await places.fresh();
    database = await open(place);
    await database.append(entry(), entry());
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
  });

  it.each([
    "UPDATE audit_entries SET hash = ''",
    "DELETE FROM audit_entries",
    "TRUNCATE audit_entries",
    SEALED,
    "UPDATE audit_heads SET sequence = 0",
    "DELETE FROM audit_heads",
    "UPDATE audit_inbox SET body = ''",
    "UPDATE audit_texts SET text = ''",
    "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
    "SET session_replication_role = replica; DELETE FROM audit_entries",
    "DROP TABLE audit_entries",
    "CREATE TABLE audit_copy (a int)",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
  ])("may not: %s", async (statement) => {
    const trying = database.read((reading) => sql.raw(statement).execute(reading));
    await expect(trying).rejects.toMatchObject({ code: "42501" });
    expect(await sequencesOf(database)).toEqual([1, 2]);
  });
});

describe.each(kinds)("who owns the schema on $name", ({ start }) => {
  let places: Places;
  let place: Place;
  beforeAll(async () => {
    places = await start();
    place = await places.fresh();
    const database = await open(place);
    await database.append(entry());
    await database.close();
  });
  afterAll(() => places.stop());

  it.each([
    "UPDATE vault_tab.audit_entries SET hash = ''",
    "DELETE FROM vault_tab.audit_entries",
    "TRUNCATE vault_tab.audit_entries",
  ])("is refused as well, by a trigger: %s", async (statement) => {
    await expect(places.behindItsBack(place, statement)).rejects.toThrow(/append-only/);
  });
});
