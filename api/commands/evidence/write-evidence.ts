import { once } from "node:events";
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { AuditBody } from "@vault-tab/contract";
import { hashOfBody } from "../../src/audit/chain.ts";
import { type LogLine, type LogSource, logLines } from "./log-lines.ts";
import { count, newTally, report } from "./report.ts";
import { evidenceTables, headOf, rowOf } from "./tables.ts";

export interface Evidence {
  readonly source: LogSource;
  readonly from: Date;
  readonly to: Date;
  /** Has to be new: what was there before must not be taken for evidence of now. */
  readonly out: string;
  /** Where signed checkpoints are kept. */
  readonly checkpoints: string | undefined;
  readonly now: Date;
}

/** When it happened: a read is learnt of after it. */
const happenedAt = ({ at, data }: AuditBody): number =>
  Date.parse(typeof data["readAt"] === "string" ? data["readAt"] : at);

/** @returns what was written, in one sentence */
export const writeEvidence = async (asked: Evidence): Promise<string> => {
  const { source, from, to, out, now } = asked;
  if (existsSync(out)) throw new Error(`${out} is there already: name a new folder.`);
  mkdirSync(out, { recursive: true });
  const files = new Map(evidenceTables.map((table) => [table, writer(join(out, table.file))]));
  for (const [table, file] of files) await file.write(headOf(table));
  const log = writer(join(out, "log.jsonl"));
  await log.write(jsonLine({ format: "vault-tab-audit-1", chain: "main" }));
  const tally = newTally();
  let head = { sequence: 0, hash: "" };
  for await (const one of logLines(source)) {
    const { line, entry } = one;
    head = { sequence: line.sequence, hash: line.hash };
    const at = entry ? happenedAt(entry) : Number.NaN;
    const inside = from.getTime() <= at && at < to.getTime();
    await log.write(jsonLine(inside ? line : withoutBody(one)));
    if (!entry || !inside) continue;
    count(tally, entry);
    for (const [table, file] of files) {
      if (table.types.includes(entry.type)) await file.write(rowOf(one, entry, table));
    }
  }
  await Promise.all([log, ...files.values()].map((file) => file.end()));
  const checkpoints = copied(asked.checkpoints, out);
  const period = { from: from.toISOString(), to: to.toISOString(), madeAt: now.toISOString() };
  writeFileSync(join(out, "report.html"), report(tally, { ...period, head, checkpoints }));
  const told = [...tally.byType.values()].reduce((sum, some) => sum + some, 0);
  return `${out}: ${told} of ${head.sequence} entries, ${checkpoints.length} checkpoints. Open report.html.`;
};

/** What is left out keeps its place in the chain. */
const withoutBody = ({ line }: LogLine): object => {
  const { sequence, hash, body, bodyHash } = line;
  return { sequence, hash, bodyHash: body === undefined ? bodyHash : hashOfBody(body) };
};

const jsonLine = (value: object): string => `${JSON.stringify(value)}\n`;

const writer = (file: string) => {
  const stream = createWriteStream(file, { flags: "wx" });
  return {
    write: async (text: string): Promise<void> => {
      if (!stream.write(text)) await once(stream, "drain");
    },
    end: async (): Promise<void> => {
      stream.end();
      await finished(stream);
    },
  };
};

const copied = (folder: string | undefined, out: string): readonly string[] => {
  if (folder === undefined) return [];
  const names = readdirSync(folder).filter((name) => /^checkpoint-\d+\.json$/.test(name));
  mkdirSync(join(out, "checkpoints"));
  for (const name of names) cpSync(join(folder, name), join(out, "checkpoints", name));
  return names.toSorted();
};
