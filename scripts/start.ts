import { join } from "node:path";
import { buildTab } from "./build-tab.ts";
import { publicKeyHash } from "./certificate-files.ts";
import { byHand, greeting, startAddress } from "./greeting.ts";
import {
  awaitProduct,
  awaitSandbox,
  productPorts,
  sandboxPorts,
  startProduct,
  startSandbox,
  startWatchdog,
} from "./halves.ts";
import { openBrowser } from "./open-browser.ts";
import { type Options, readOptions } from "./options.ts";
import type { Running } from "./processes.ts";
import { requirePorts } from "./require-ports.ts";
import { endTogether, runEntry } from "./run-entry.ts";

async function start(options: Options, running: Running[]): Promise<void> {
  const { stateFolder } = options;
  const logs = join(stateFolder, "logs");
  await requirePorts([...sandboxPorts(options), ...productPorts(options)]);
  await buildTab();

  const sandbox = await startSandbox(options, join(logs, "sandbox.log"));
  running.push(sandbox);
  const endpoints = await awaitSandbox(sandbox, options);
  const place = { stateFolder, port: options.productPort };
  const product = await startProduct(place, { logFile: join(logs, "product.log") });
  running.push(product);
  await awaitProduct(product, place);
  running.push(await startWatchdog(place, join(logs, "watchdog.log")));

  console.log(greeting(endpoints));
  console.log(`Logs         ${logs}`);
  const opening = options.open
    ? await openBrowser(startAddress(endpoints), stateFolder)
    : { opened: false as const, because: "--no-open" };
  if (opening.opened) console.log(`\nOpened in ${opening.browser}.`);
  else
    console.log(
      `\nNo browser was opened: ${opening.because}.${byHand(endpoints, publicKeyHash(stateFolder))}`,
    );
  console.log("\nCtrl-C ends everything.");
}

await runEntry(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  await endTogether((running) => start(options, running));
});
