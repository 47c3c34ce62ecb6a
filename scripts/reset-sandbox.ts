import { existsSync, rmSync } from "node:fs";
import { sandboxPorts } from "./halves.ts";
import { readOptions } from "./options.ts";
import { requirePorts } from "./require-ports.ts";
import { runEntry } from "./run-entry.ts";

await runEntry(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  const { stateFolder } = options;
  // A running sandbox would write its memory back into the folder.
  await requirePorts(sandboxPorts(options));
  const existed = existsSync(stateFolder);
  rmSync(stateFolder, { recursive: true, force: true });
  console.log(existed ? `Removed ${stateFolder}.` : `${stateFolder} does not exist.`);
  console.log("The next `npm start` lays the seed anew, with new certificates.");
});
