/** `npm run rules:check`, `rules:test` and `rules:replay`: rules at work, without the service. */
import { parseArgs } from "node:util";
import { checkRules } from "./check-rules.ts";
import { measureRules } from "./measure-rules.ts";
import { replayRules } from "./replay-rules.ts";
import { testRules } from "./test-rules.ts";

const usage = `Usage:
  npm run rules:check -- [FOLDER] [--write]     validate and look at the format, or write it
  npm run rules:test -- [FOLDER]                try what stands in its *.test.json
  npm run rules:replay -- FOLDER --log EXPORT   decide the requests of an export (JSON lines) again
                   [--against FOLDER]           by these rules and by those of rules/`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: "boolean", default: false },
    log: { type: "string" },
    against: { type: "string", default: "rules" },
  },
});
const [command, folder] = positionals;

const run = async (): Promise<string> => {
  if (command === "check") return checkRules(folder ?? "rules", values);
  if (command === "test") return testRules(folder ?? "rules");
  if (command === "measure" && folder) return measureRules(folder);
  if (command === "replay" && folder && values.log) {
    return replayRules({ folder, against: values.against, log: values.log });
  }
  throw new Error(usage);
};

try {
  console.log(await run());
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}
