import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readManifest } from "./read-manifest.ts";
import { startSandbox } from "./sandbox.ts";

const usage = `npm run sandbox -- [options]
  --folder F                 where state and certificates are kept (SANDBOX_FOLDER, .sandbox)
  --latency N                milliseconds added to each request of Azure (SANDBOX_LATENCY, 0)
  --propagation N            milliseconds until a role change is in force (SANDBOX_PROPAGATION, 1000)
  --events-endpoint U        where Event Grid sends what happens in the vaults, https (EVENTS_ENDPOINT, nowhere)
  --manifest F               the Teams app to install (TEAMS_MANIFEST, appPackage/manifest.json if it is there)
  --teams-host-port N        (TEAMS_HOST_PORT, 5300)
  --product-port N           where the product will listen (PRODUCT_PORT, 5301)
  --front-door-port N        (FRONT_DOOR_PORT, 5302)
  --proxy-port N             (PROXY_PORT, 5303)
  --managed-identity-port N  (MANAGED_IDENTITY_PORT, 5304)`;

const numbers = {
  latency: ["SANDBOX_LATENCY", "0"],
  propagation: ["SANDBOX_PROPAGATION", "1000"],
  "teams-host-port": ["TEAMS_HOST_PORT", "5300"],
  "product-port": ["PRODUCT_PORT", "5301"],
  "front-door-port": ["FRONT_DOOR_PORT", "5302"],
  "proxy-port": ["PROXY_PORT", "5303"],
  "managed-identity-port": ["MANAGED_IDENTITY_PORT", "5304"],
} as const;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    folder: { type: "string", default: process.env["SANDBOX_FOLDER"] ?? ".sandbox" },
    manifest: {
      type: "string",
      default: process.env["TEAMS_MANIFEST"] ?? "appPackage/manifest.json",
    },
    "events-endpoint": { type: "string", default: process.env["EVENTS_ENDPOINT"] ?? "" },
    latency: { type: "string" },
    propagation: { type: "string" },
    "teams-host-port": { type: "string" },
    "product-port": { type: "string" },
    "front-door-port": { type: "string" },
    "proxy-port": { type: "string" },
    "managed-identity-port": { type: "string" },
  },
});

function number(name: keyof typeof numbers): number {
  const [variable, otherwise] = numbers[name];
  const text = values[name] ?? process.env[variable] ?? otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} is "${text}" and should be a whole number.`);
}

async function main(): Promise<void> {
  const folder = resolve(values.folder);
  const sandbox = await startSandbox({
    folder,
    latency: number("latency"),
    propagation: number("propagation"),
    ...(values["events-endpoint"] !== "" && { eventsEndpoint: values["events-endpoint"] }),
    ...(existsSync(values.manifest) && {
      teams: (productUrl) => readManifest(resolve(values.manifest), productUrl),
    }),
    ports: {
      teamsHost: number("teams-host-port"),
      product: number("product-port"),
      frontDoor: number("front-door-port"),
      proxy: number("proxy-port"),
      managedIdentity: number("managed-identity-port"),
    },
  });
  const environment = Object.entries(sandbox.processEnvironment);
  writeFileSync(
    join(folder, "process.env"),
    environment.map(([key, value]) => `${key}=${value}\n`).join(""),
    { mode: 0o600 },
  );
  writeFileSync(
    join(folder, "endpoints.json"),
    `${JSON.stringify(sandbox.endpoints, undefined, 2)}\n`,
  );
  console.log(`Sandbox ready. Teams host: ${sandbox.endpoints.teamsHost}`);
  console.log(`Everything else: ${join(folder, "endpoints.json")}`);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
}

if (values.help) console.log(usage);
else await main();
