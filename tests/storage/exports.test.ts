import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditWorld, type AuditWorld, verifyOffline } from "./audit-world.ts";
import { entry } from "./entry.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";

describe.each(kinds)("an export from $name", ({ start }) => {
  let places: Places;
  let database: Opened;
  let world: AuditWorld;
  beforeAll(async () => {
    world = auditWorld();
    places = await start();
    database = await open(await places.fresh());
    const subject = { vault: "kv-platform", secret: "=cmd|' /C calc'!A0" };
    await database.append(entry(), entry({ subject, texts: { reason: "@SUM(1)\t100% sure" } }));
    await database.append(entry({ type: "access-requested" }), entry());
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
    world.stop();
  });

  it("of a part verifies as a whole, and does not say what it leaves out", async () => {
    const checkpoint = await world.checkpoint(database);
    const part = await world.export(database, { vault: "kv-platform" }, "jsonl");
    const lines = part.trimEnd().split("\n");
    expect(lines.filter((line) => line.includes('"body"'))).toHaveLength(1);
    expect(part).not.toContain("kv-payments-prod");
    const file = await world.file("part.jsonl", part);
    const { code, said } = await verifyOffline(file, "--checkpoint", await world.newest());
    expect(said).toContain(`Intact: ${lines.length - 1} entries`);
    expect(said).toContain(`Checkpoint at entry ${checkpoint?.sequence}`);
    expect(code).toBe(0);
  });

  it("is itself an entry, which stands in it", async () => {
    const all = await world.export(database, {}, "jsonl");
    expect(all.trimEnd().split("\n").at(-1)).toContain("audit-exported");
  });

  it("is found wrong whatever byte of it is another", async () => {
    const all = await world.export(database, {}, "jsonl");
    const start = all.indexOf("\n") + 1;
    const places = Array.from({ length: 12 }, (_, turn) =>
      Math.floor(start + ((all.length - start - 2) * turn) / 12),
    );
    for (const at of places) {
      const other = all[at] === "x" ? "y" : "x";
      const file = await world.file("byte.jsonl", all.slice(0, at) + other + all.slice(at + 1));
      const { code, said } = await verifyOffline(file);
      expect([at, code, said]).toEqual([at, 1, expect.stringContaining("WRONG at entry ")]);
    }
  });

  it("is refused with a checkpoint that was not signed so", async () => {
    await world.checkpoint(database);
    const file = await world.file("all.jsonl", await world.export(database, {}, "jsonl"));
    const text = await readFile(await world.newest(), "utf8");
    const forged = await world.file(
      "forged.json",
      text.replace(/"sequence": \d+/, '"sequence": 1'),
    );
    expect(await verifyOffline(file, "--checkpoint", forged)).toMatchObject({ code: 2 });
    const newest = await world.newest();
    expect(await verifyOffline(file, "--checkpoint", newest, "--key", "other")).toMatchObject({
      code: 2,
    });
    expect(statSync(world.keyFile).mode & 0o777).toBe(0o600);
  });

  it("as a table has no cell that a spreadsheet would run", async () => {
    const table = await world.export(database, { q: "100% sure" }, "csv");
    const rows = table.trimEnd().split("\r\n");
    // That somebody searched for it is an entry as well.
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain(`"'=cmd|' /C calc'!A0"`);
    expect(rows[1]).toContain("reason: @SUM(1)\t100% sure");
  });
});
