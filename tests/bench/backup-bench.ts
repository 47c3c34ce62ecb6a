import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPostgres } from "../../scripts/find-postgres.ts";
import { root } from "../../scripts/root.ts";
import { addressOf } from "../storage/audit-world.ts";
import { entry } from "../storage/entry.ts";
import { type Kind, kinds, open, type Place } from "../storage/place.ts";
import { type Bench, type Figure, told } from "./figures.ts";
import { timed } from "./statistics.ts";

const entries = 1_000_000;
const together = 5_000;
const MIB = 2 ** 20;

const run = promisify(execFile);
const ours = (program: string, ...args: readonly string[]) =>
  run(process.execPath, [join(root, program), ...args]);
const transfer = (command: string, place: Place, file: string) =>
  ours("api/src/storage/transfer/main.ts", command, addressOf(place), file);
const seconds = (what: string, ms: number): Figure =>
  told({ what, measured: ms / 1000, unit: "s" });

const fill = async (place: Place): Promise<void> => {
  const database = await open(place);
  const one = entry({ texts: { reason: "Deploying the release of Tuesday" } });
  for (let written = 0; written < entries; written += together) {
    const others = Array.from({ length: together - 1 }, () => one);
    await database.write(async () => ({ value: written, entries: [one, ...others] }));
  }
  await database.close();
};

/** A backup in our own format, as it is put back into each kind of database and verified there. */
const restored = async (kind: Kind, file: string): Promise<Figure[]> => {
  const places = await kind.start();
  const place = await places.fresh();
  const imported = await timed(() => transfer("import", place, file));
  const verified = await timed(() => ours("scripts/audit-verify.ts", addressOf(place)));
  await places.stop();
  return [
    seconds(`npm run database -- import, ${kind.name}`, imported),
    seconds(`npm run audit:verify of what was restored, ${kind.name}`, verified),
  ];
};

/** PostgreSQL's own, to be compared with. */
const dumped = async (server: string, fresh: string, folder: string): Promise<Figure[]> => {
  const file = join(folder, "dump");
  const program = (name: string) => join(findPostgres(), name);
  const backup = await timed(() => run(program("pg_dump"), ["-Fc", "-f", file, server]));
  const restore = await timed(() => run(program("pg_restore"), ["-d", fresh, file]));
  return [
    seconds("pg_dump, PostgreSQL", backup),
    told({ what: "the size of its file", measured: statSync(file).size / MIB, unit: "MiB" }),
    seconds("pg_restore, PostgreSQL", restore),
  ];
};

/** How long a backup and putting it back take. */
export const backupBench: Bench = {
  name: "backup",
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), "vault-tab-backup-"));
    const file = join(folder, "backup.jsonl");
    const [postgres] = kinds.filter(({ name }) => name === "PostgreSQL");
    if (!postgres) throw new Error("There is no PostgreSQL.");
    const places = await postgres.start();
    const [place, other] = [await places.fresh(), await places.fresh()];
    await fill(place);
    const exported = await timed(() => transfer("export", place, file));
    const figures = [
      seconds("npm run database -- export, PostgreSQL", exported),
      told({ what: "the size of its file", measured: statSync(file).size / MIB, unit: "MiB" }),
    ];
    for (const kind of kinds) figures.push(...(await restored(kind, file)));
    figures.push(...(await dumped(addressOf(place), addressOf(other), folder)));
    await places.stop();
    rmSync(folder, { recursive: true });
    return {
      title: "Backup and restore",
      how: `A log of ${entries.toLocaleString("en")} entries of about 350 bytes, each with a text, on PostgreSQL; each command as a person starts it, once.`,
      figures,
    };
  },
};
