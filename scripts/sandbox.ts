import { greeting } from "./greeting.ts";
import { awaitSandbox, sandboxPorts, startSandbox } from "./halves.ts";
import { readOptions } from "./options.ts";
import { requirePorts } from "./require-ports.ts";
import { endTogether, runEntry } from "./run-entry.ts";

await runEntry(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  await requirePorts(sandboxPorts(options));
  await endTogether(async (running) => {
    const sandbox = await startSandbox(options);
    running.push(sandbox);
    console.log(greeting(await awaitSandbox(sandbox, options)));
  });
});
