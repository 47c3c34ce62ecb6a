import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AuditBody } from "@vault-tab/contract";
import * as z from "zod/mini";

const Line = z.object({
  sequence: z.int(),
  hash: z.string(),
  body: z.optional(z.string()),
  bodyHash: z.optional(z.string()),
  texts: z.optional(z.array(z.object({ name: z.string(), salt: z.string(), text: z.string() }))),
});

/** A line of an export (docs/audit.md), with what its body says where it has one. */
export interface LogLine {
  readonly line: z.infer<typeof Line>;
  readonly entry: AuditBody | undefined;
}

/** An export, or the address of a database or folder, which is printed as one. */
export type LogSource = { readonly file: string } | { readonly place: string };

/** @throws Error where the log can't be read to its end */
export async function* logLines(source: LogSource): AsyncGenerator<LogLine> {
  const { input, ended } = open(source);
  ended.catch(() => undefined);
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "format" in parsed) continue;
    const line = Line.parse(parsed);
    yield {
      line,
      entry: line.body === undefined ? undefined : AuditBody.parse(JSON.parse(line.body)),
    };
  }
  await ended;
}

const open = (source: LogSource) => {
  if ("file" in source) {
    return { input: createReadStream(source.file), ended: Promise.resolve() };
  }
  const program = join(import.meta.dirname, "../../src/storage/print-log/main.ts");
  const child = spawn(process.execPath, [program, source.place], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code]) => {
    if (code !== 0) throw new Error("The log could not be read.");
  });
  return { input: child.stdout, ended };
};
