import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { addressOf, auditWorld, type AuditWorld, verifyOffline } from "./audit-world.ts";
import { entry, sequencesOf } from "./entry.ts";
import { type Kind, kinds, open, type Place, type Places } from "./place.ts";

const transfer = (command: string, place: Place, file: string): string =>
  execFileSync(
    process.execPath,
    [join(root, "api/src/storage/transfer/main.ts"), command, addressOf(place), file],
    { encoding: "utf8", stdio: "pipe" },
  );

/** Each to the other: what holds between two kinds holds within one. */
const pairs = kinds.flatMap((from) =>
  kinds.filter((to) => to !== from).map((to): [Kind, Kind] => [from, to]),
);

describe.each(pairs)("a backup of $name", (from, to) => {
  let sources: Places;
  let targets: Places;
  let source: Place;
  let world: AuditWorld;
  beforeAll(async () => {
    [sources, targets] = await Promise.all([from.start(), to.start()]);
  });
  afterAll(() => Promise.all([sources.stop(), targets.stop()]));
  beforeEach(async () => {
    world = auditWorld();
    source = await sources.fresh();
    const database = await open(source);
    const texts = { reason: "“why”\n\\ , ' \u{1f511}" };
    for (let count = 0; count < 30; count += 1) await database.append(entry({ texts }));
    await world.checkpoint(database);
    await database.close();
    return () => world.stop();
  });

  it(`is the same log on ${to.name}, which goes on where it was`, async () => {
    const file = join(world.folder, "backup.jsonl");
    transfer("export", source, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const target = await targets.fresh();
    expect(transfer("import", target, file)).toMatch(/Imported \d+ rows/);
    expect(() => transfer("import", target, file)).toThrow(/already holds a log/);

    const restored = await open(target);
    await restored.append(entry());
    expect(await sequencesOf(restored)).toHaveLength(32);
    expect((await world.verify(restored)).wrong).toBeUndefined();
    const [newest] = await restored.auditReader.page({}, 1);
    expect(newest?.sequence).toBe(32);
    await restored.close();
    const { said } = await verifyOffline(addressOf(target), "--checkpoint", await world.newest());
    expect(said).toContain("Intact: 32 entries");
  });

  it("that is older than a checkpoint is found", async () => {
    const file = join(world.folder, "old.jsonl");
    transfer("export", source, file);
    const later = await open(source);
    for (let count = 0; count < 5; count += 1) await later.append(entry());
    await world.checkpoint(later);
    await later.close();
    const target = await targets.fresh();
    transfer("import", target, file);
    const restored = await open(target);
    expect((await world.verify(restored)).wrong).toEqual({ at: 32, because: "cut-off" });
    await restored.close();
  });
});

describe.each(kinds.filter(({ name }) => name === "PGlite"))(
  "a stopped folder of $name",
  ({ start }) => {
    it("can be copied as it is", async () => {
      const places = await start();
      const [from, to] = [await places.fresh(), await places.fresh()];
      const database = await open(from);
      await database.append(entry(), entry());
      await database.close();
      await cp(addressOf(from), addressOf(to), { recursive: true });
      expect(existsSync(join(addressOf(to), "pgdata", "PG_VERSION"))).toBe(true);
      const copy = await open(to);
      expect(await sequencesOf(copy)).toEqual([1, 2]);
      await copy.close();
      await places.stop();
    });
  },
);
