/** `npm run evidence`: a folder for an auditor, made from the log alone. */
import { parseArgs } from "node:util";
import { systemClock } from "../../src/clock.ts";
import { writeEvidence } from "./write-evidence.ts";

const usage = `npm run evidence -- --from 2026-01-01 --to 2026-04-01 --out FOLDER
    (--database URL | --folder DATA_FOLDER | --log EXPORT)   where the log is; a folder must not be in use
    [--checkpoints FOLDER]                                   signed checkpoints to put beside it

From the beginning of the first day to the beginning of the last, in UTC.`;

const { values } = parseArgs({
  options: {
    ...{ from: { type: "string" }, to: { type: "string" }, out: { type: "string" } },
    ...{ database: { type: "string" }, folder: { type: "string" }, log: { type: "string" } },
    checkpoints: { type: "string" },
  },
});

const run = (): Promise<string> => {
  const [from, to] = [new Date(values.from ?? ""), new Date(values.to ?? "")];
  const place = values.database ?? values.folder;
  const sources = [values.database, values.folder, values.log].filter((one) => one !== undefined);
  const source = place === undefined ? { file: values.log ?? "" } : { place };
  const sensible = from.getTime() < to.getTime() && sources.length === 1;
  if (!sensible || values.out === undefined) throw new Error(usage);
  const { checkpoints, out } = values;
  return writeEvidence({ source, from, to, out, checkpoints, now: systemClock.now() });
};

try {
  console.log(await run());
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
