/** Checks an evidence folder by docs/audit.md alone: it imports nothing of ours. */
import { createHash, createPublicKey, verify } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";

const Line = z.object({
  sequence: z.int(),
  hash: z.string(),
  body: z.optional(z.string()),
  bodyHash: z.optional(z.string()),
});
const Entry = z.object({ at: z.string(), type: z.string() });
const Checkpoint = z.object({
  ...{ chain: z.string(), sequence: z.int(), hash: z.string(), at: z.string() },
  ...{ publicKey: z.string(), signature: z.string() },
});

const folder = process.argv[2] ?? "";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const fail = (why: string): void => {
  console.log(`WRONG: ${why}`);
  process.exit(1);
};
const text = (name: string): string => readFileSync(join(folder, name), "utf8");

const [first = "", ...lines] = text("log.jsonl").trimEnd().split("\n");
if (!first.includes('"format":"vault-tab-audit-1"')) fail("not a log");
const hashes = new Map<number, string>();
const told = new Map<number, string>();
let previous = "0".repeat(64);
for (const [index, line] of lines.entries()) {
  const { sequence, hash, body, bodyHash } = Line.parse(JSON.parse(line));
  const of = body === undefined ? (bodyHash ?? "") : sha256(body);
  const expected = sha256(`vault-tab-audit-1\nmain\n${index + 1}\n${previous}\n${of}`);
  if (sequence !== index + 1 || hash !== expected) fail(`entry ${index + 1}`);
  hashes.set(sequence, hash);
  if (body !== undefined) told.set(sequence, body);
  previous = hash;
}

const checkpoints = join(folder, "checkpoints");
for (const name of existsSync(checkpoints) ? readdirSync(checkpoints) : []) {
  const { chain, sequence, hash, at, publicKey, signature } = Checkpoint.parse(
    JSON.parse(text(join("checkpoints", name))),
  );
  const key = createPublicKey({
    key: Buffer.from(publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  const said = Buffer.from(`vault-tab-checkpoint-1\n${chain}\n${sequence}\n${hash}\n${at}`);
  if (!verify(null, said, key, Buffer.from(signature, "base64"))) fail(`signature of ${name}`);
  if (hashes.get(sequence) !== hash) fail(`checkpoint at ${sequence}`);
}

/** RFC 4180. */
const rowsOf = (csv: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
};

let answers = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith(".csv"))) {
  for (const [sequence, hash, at, type] of rowsOf(text(name)).slice(1)) {
    const body = told.get(Number(sequence));
    if (body === undefined || hashes.get(Number(sequence)) !== hash) fail(`${name} #${sequence}`);
    const entry = Entry.parse(JSON.parse(body ?? "{}"));
    if (entry.at !== at || entry.type !== type) fail(`${name} #${sequence}`);
    answers += 1;
  }
}

const html = text("report.html");
if (
  /<(script|img|iframe|link|object|embed|form)\b|<[^>]*\son\w+\s*=|(?:src|href)="(?!\w+\.\w+")/i.test(
    html,
  )
) {
  fail("report.html is more than a page");
}
if (!html.includes("<svg")) fail("report.html has no chart");
console.log(`Good: ${lines.length} entries, ${told.size} told, ${answers} answers`);
