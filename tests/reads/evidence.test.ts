import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { addressOf, auditWorld } from "../storage/audit-world.ts";
import { kinds, open, type Places } from "../storage/place.ts";
import { followerOf, haveGranted, lineOf, personOf } from "./log-world.ts";

interface Ran {
  readonly code: number;
  readonly said: string;
}

const run = (program: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, program), ...args], (_, out, trouble) =>
      resolve({ code: child.exitCode ?? -1, said: out + trouble }),
    );
  });
const evidence = (...args: readonly string[]) => run("api/commands/evidence/main.ts", ...args);
const verified = (folder: string) => run("tests/reads/verify-evidence.ts", folder);

type Change = readonly [file: string, from: string | RegExp, to: string];

/** What the verifier says while one file of the folder is another. */
const withChange = async (out: string, ...[file, from, to]: Change): Promise<Ran> => {
  const path = join(out, file);
  const before = readFileSync(path, "utf8");
  expect(before).toMatch(from);
  writeFileSync(path, before.replace(from, to));
  const ran = await verified(out);
  writeFileSync(path, before);
  return ran;
};

const hostile = '<img src=x onerror="alert(1)">';
const period = ["--from", "2026-03-04", "--to", "2026-03-05"];

describe.each(kinds)("evidence from $name", ({ name, start }) => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-evidence-"));
  const world = auditWorld();
  let places: Places;
  let source: readonly string[];
  beforeAll(async () => {
    places = await start();
    const place = await places.fresh();
    const database = await open(place);
    await haveGranted(database, 1, 1);
    const { answer } = followerOf(database);
    const person = (objectId: string, of: string) =>
      ({ objectId, name: of, kind: "person" }) as const;
    await answer([
      lineOf(1, { reader: person(personOf(0), "riku") }),
      lineOf(2, { reader: person(personOf(7), hostile) }),
      lineOf(3, { reader: person(personOf(8), '=HYPERLINK("https://example.org","x")') }),
      // Not of this day.
      lineOf(4, { at: new Date("2026-03-06T00:00:00Z"), reader: person(personOf(9), "late") }),
    ]);
    await world.checkpoint(database);
    await database.close();
    source = [name === "PGlite" ? "--folder" : "--database", addressOf(place)];
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    world.stop();
    await places.stop();
  });
  const made = async (of: string): Promise<string> => {
    const out = join(folder, of);
    const checkpoints = ["--checkpoints", join(world.folder, "checkpoints")];
    const { code, said } = await evidence(...period, ...source, ...checkpoints, "--out", out);
    expect([code, said]).toEqual([0, expect.stringContaining("1 checkpoints")]);
    return out;
  };

  it("is refused without a time, without a log, and where something is already", async () => {
    const out = join(folder, "refused");
    for (const args of [
      [...source, "--out", out],
      [...period, "--out", out],
      ["--from", "2026-03-05", "--to", "2026-03-04", ...source, "--out", out],
    ]) {
      expect((await evidence(...args)).code).toBe(1);
      expect(existsSync(out)).toBe(false);
    }
    expect(await evidence(...period, ...source, "--out", folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining("is there already"),
    });
  });

  it("is verified by a program that knows docs/audit.md alone, and any change is found", async () => {
    const out = await made("good");
    expect(await verified(out)).toMatchObject({ code: 0, said: expect.stringMatching(/^Good/) });
    const change = (...of: Change) => withChange(out, ...of);
    expect((await change("log.jsonl", /no-grant/, "no-grunt")).code).toBe(1);
    expect((await change("log.jsonl", /\n[^\n]+\n/, "\n")).code).toBe(1);
    expect((await change("reads.csv", /unexplained-read/, "secret-read")).code).toBe(1);
    expect((await change("report.html", "<body>", "<body><script>1</script>")).code).toBe(1);
    const [checkpoint = ""] = /checkpoint-\d+\.json/.exec(await report(out)) ?? [];
    expect((await change(`checkpoints/${checkpoint}`, /"at": "20/, '"at": "19')).code).toBe(1);
    expect((await verified(out)).code).toBe(0);
  });

  it("has the reads of that time, and no text of anybody's as markup or formula", async () => {
    const out = await made("read");
    const reads = readFileSync(join(out, "reads.csv"), "utf8");
    expect(reads.split("\r\n")).toHaveLength(5);
    expect(reads).not.toContain("late");
    expect(reads).toContain(`"'=HYPERLINK(`);
    const page = await report(out);
    expect(page).not.toContain(hostile);
    expect(page).toContain("&lt;img src=x");
  });
});

const report = async (out: string): Promise<string> =>
  readFileSync(join(out, "report.html"), "utf8");
