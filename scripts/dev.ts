import { certificateFiles, publicKeyHash } from "./certificate-files.ts";
import { byHand, greeting, startAddress } from "./greeting.ts";
import {
  awaitProduct,
  awaitSandbox,
  productPorts,
  sandboxPorts,
  startProduct,
  startSandbox,
} from "./halves.ts";
import { openBrowser } from "./open-browser.ts";
import { type Options, readOptions } from "./options.ts";
import { type Running, startProgram } from "./processes.ts";
import { requirePorts } from "./require-ports.ts";
import { endTogether, runEntry } from "./run-entry.ts";

/** The tab's own server stands where the product is expected and passes the API on to it. */
function startTab({ stateFolder, productPort }: Options, servicePort: number): Promise<Running> {
  const { certFile, keyFile } = certificateFiles(stateFolder);
  return startProgram({
    name: "tab",
    args: ["node_modules/.bin/vite", "tabs"],
    env: {
      ...process.env,
      TAB_DEV_PORT: String(productPort),
      TAB_DEV_CERT_FILE: certFile,
      TAB_DEV_KEY_FILE: keyFile,
      TAB_DEV_API: `https://localhost:${servicePort}`,
    },
  });
}

async function develop(options: Options, running: Running[]): Promise<void> {
  const { stateFolder } = options;
  const servicePort = options.productPort + 10;
  const inner = { port: servicePort, user: "service", setting: "--product-port" };
  await requirePorts([...sandboxPorts(options), ...productPorts(options), inner]);

  const sandbox = await startSandbox(options);
  running.push(sandbox);
  const endpoints = await awaitSandbox(sandbox, options);
  const place = { stateFolder, port: servicePort };
  const service = await startProduct(place, { watch: true });
  running.push(service);
  await awaitProduct(service, place);
  running.push(await startTab(options, servicePort));

  console.log(greeting(endpoints));
  const opening = options.open && (await openBrowser(startAddress(endpoints), stateFolder));
  if (!opening || !opening.opened) console.log(byHand(endpoints, publicKeyHash(stateFolder)));
  console.log("\nThe tab reloads and the service restarts when you save. Ctrl-C ends everything.");
}

await runEntry(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  await endTogether((running) => develop(options, running));
});
