import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { answers, awaitReady } from "./await-answer.ts";
import { type Endpoints, endpointsFile, readEndpoints } from "./endpoints.ts";
import type { Options } from "./options.ts";
import { type ProductPlace, productEnvironment } from "./product-environment.ts";
import { type Running, startProgram } from "./processes.ts";
import type { WantedPort } from "./require-ports.ts";

/** Where each half listens; the sandbox's other ports follow that of its Teams host. */
export function sandboxPorts({
  hostPort,
}: Options): readonly (WantedPort & { variable: string })[] {
  const setting = "--host-port";
  return [
    { port: hostPort, user: "Teams host", setting, variable: "TEAMS_HOST_PORT" },
    { port: hostPort + 2, user: "sandbox's front door", setting, variable: "FRONT_DOOR_PORT" },
    { port: hostPort + 3, user: "sandbox's proxy", setting, variable: "PROXY_PORT" },
    {
      port: hostPort + 4,
      user: "sandbox's managed identity",
      setting,
      variable: "MANAGED_IDENTITY_PORT",
    },
  ];
}

export function productPorts({ productPort }: Options): readonly WantedPort[] {
  return [{ port: productPort, user: "product", setting: "--product-port" }];
}

export async function startSandbox(options: Options, logFile?: string): Promise<Running> {
  const { stateFolder, productPort, latency } = options;
  // Those of the last time may tell of other ports; their return says that it is ready.
  rmSync(endpointsFile(stateFolder), { force: true });
  const ports = sandboxPorts(options).map(({ variable, port }) => [variable, String(port)]);
  return startProgram({
    name: "sandbox",
    args: ["sandbox/src/main.ts", "--latency", String(latency)],
    env: {
      ...process.env,
      ...Object.fromEntries(ports),
      SANDBOX_FOLDER: stateFolder,
      PRODUCT_PORT: String(productPort),
      EVENTS_ENDPOINT: `https://localhost:${String(productPort)}/events/key-vault`,
    },
    ...(logFile && { logFile }),
  });
}

export async function awaitSandbox(sandbox: Running, { stateFolder }: Options): Promise<Endpoints> {
  await awaitReady(sandbox, () => existsSync(endpointsFile(stateFolder)));
  const endpoints = readEndpoints(stateFolder);
  await awaitReady(sandbox, () => answers(endpoints.teamsHost, endpoints.caFile));
  return endpoints;
}

export function startProduct(
  place: ProductPlace,
  { logFile, watch }: { readonly logFile?: string; readonly watch?: boolean } = {},
): Promise<Running> {
  const watching = watch ? ["--watch", "--watch-preserve-output"] : [];
  return startProgram({
    name: "product",
    args: [...watching, join("api", "src", "main.ts")],
    env: productEnvironment(place, process.env),
    ...(logFile && { logFile }),
  });
}

/** Ends what is over when nothing else of the product is left. */
export function startWatchdog(place: ProductPlace, logFile: string): Promise<Running> {
  return startProgram({
    name: "watchdog",
    args: [join("api", "src", "watchdog.ts")],
    env: productEnvironment(place, process.env),
    logFile,
  });
}

export async function awaitProduct(product: Running, { stateFolder, port }: ProductPlace) {
  const { caFile } = readEndpoints(stateFolder);
  await awaitReady(product, () => answers(`https://localhost:${port}/healthz`, caFile));
}
