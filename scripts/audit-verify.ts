import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readCheckpoint } from "./audit-verify-checkpoint.ts";
import { verifyLines } from "./audit-verify-lines.ts";
import { root } from "./root.ts";

const usage = `npm run audit:verify -- <export.jsonl | DATABASE_URL | data folder> [--checkpoint FILE]… [--key KEY]

  --checkpoint  a checkpoint that was kept elsewhere; may be given several times
  --key         the public key (base64) that must have signed it, or its SHA-256 fingerprint
`;

/** Where the lines come from; `ended` rejects if they could not all be read. */
function open(source: string) {
  const isFile = statSync(source, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile) return { input: createReadStream(source), ended: Promise.resolve() };
  const program = join(root, "api/src/storage/print-log/main.ts");
  const child = spawn(process.execPath, [program, source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code]) => {
    if (code !== 0) throw new Error("The log could not be read.");
  });
  return { input: child.stdout, ended };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { checkpoint: { type: "string", multiple: true }, key: { type: "string" } },
  });
  const [source] = positionals;
  if (source === undefined) throw new Error(usage);
  const checkpoints = (values.checkpoint ?? []).map((file) => readCheckpoint(file, values.key));
  const { input, ended } = open(source);
  const lines = createInterface({ input, crlfDelay: Infinity });
  ended.catch(() => undefined);
  const { entries, head, wrong } = await verifyLines(lines, checkpoints);
  if (wrong) input.destroy();
  else await ended;
  for (const { sequence, fingerprint } of checkpoints) {
    console.log(`Checkpoint at entry ${sequence}, signed by key ${fingerprint}`);
  }
  if (wrong) {
    console.log(
      `WRONG at entry ${wrong.at}: ${wrong.because}. Intact before it: ${entries} entries.`,
    );
    return 1;
  }
  console.log(`Intact: ${entries} entries, head ${head}`);
  if (checkpoints.length === 0) {
    console.log("Without a checkpoint this shows only that the log agrees with itself.");
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
