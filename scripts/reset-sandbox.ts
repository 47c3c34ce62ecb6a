import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sandboxPorts } from "./halves.ts";
import { readOptions } from "./options.ts";
import { requirePorts } from "./require-ports.ts";
import { runEntry } from "./run-entry.ts";

await runEntry(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  const { stateFolder } = options;
  // A running sandbox would write its memory back into the folder.
  await requirePorts(sandboxPorts(options));
  if (existsSync(stateFolder) && !existsSync(join(stateFolder, "ca.pem"))) {
    throw new Error(`${stateFolder} has no certificate of a sandbox in it, so it is left alone.`);
  }
  rmSync(stateFolder, { recursive: true, force: true });
  console.log(
    `The next \`npm start\` lays the seed anew in ${stateFolder}, with new certificates.`,
  );
});
