import { buildTab } from "./build-tab.ts";
import { awaitProduct, productPorts, startProduct } from "./halves.ts";
import { readOptions } from "./options.ts";
import { requirePorts } from "./require-ports.ts";
import { endTogether, runEntry } from "./run-entry.ts";

await runEntry(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  await requirePorts(productPorts(options));
  await buildTab();
  await endTogether(async (running) => {
    const place = { stateFolder: options.stateFolder, port: options.productPort };
    const product = await startProduct(place);
    running.push(product);
    await awaitProduct(product, place);
    console.log(`\nVault Tab answers at https://localhost:${place.port}`);
  });
});
