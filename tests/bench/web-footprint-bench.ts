import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeImageTree } from "../../scripts/image-tree.ts";
import { buildTab } from "../../scripts/build-tab.ts";
import { type Running, startProgram } from "../../scripts/processes.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { startPostgres } from "../world/postgres.ts";
import { ledToSandbox, serviceEnvironment } from "../world/production-environment.ts";
import { type Bench, bounded, type Figure, told } from "./figures.ts";
import { memoryInUse } from "./memory-in-use.ts";
import { processorTime } from "./processor-time.ts";
import { ask, signInAll } from "./sign-in-all.ts";
import { median } from "./statistics.ts";
import { startTenant } from "./tenant.ts";

const people = 5_000;
const starts = 3;
/** Until what a start or a crowd leaves behind has been collected, or has not. */
const SETTLED = 10_000;
const LOOK = 10;
const path = "/api/secrets?vault=kv-payments-dev&kind=secret&limit=20";

/** The image's tree as one process, told what it is by its environment alone. */
interface Shape {
  readonly name: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds, MB, MB; where something is aimed at. */
  readonly aims?: readonly [ready: number, idle: number, crowded: number];
}

const awaitStatus = async (url: string): Promise<void> => {
  for (;;) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await pause(LOOK);
  }
};

const startOnce = async ({ name, cwd, args, env }: Shape) => {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const began = performance.now();
  // Compiled modules are not kept in a container, whose file system is read-only.
  const ownEnv = { ...env, PORT: String(port), NODE_DISABLE_COMPILE_CACHE: "1" };
  const logFile = join(tmpdir(), `vault-tab-footprint-${port}.log`);
  const running = await startProgram({ name, cwd, args, env: ownEnv, logFile });
  await awaitStatus(`${origin}/readyz`);
  const ready = performance.now() - began;
  const stop = async (): Promise<void> => {
    await running.stop();
    rmSync(logFile);
  };
  return { running, origin, ready, busy: processorTime(running.pid), stop };
};

/** What the first start of all has to do is no part of the others: a worker makes the tables. */
const prepare = async (shape: Shape): Promise<void> => {
  const { stop } = await startOnce(shape);
  await stop();
};

const measureStarts = async (shape: Shape) => {
  const times: { ready: number; busy: number }[] = [];
  for (let start = 0; start < starts; start += 1) {
    const { ready, busy = 0, stop } = await startOnce(shape);
    times.push({ ready, busy });
    await stop();
  }
  return {
    ready: median(times.map(({ ready }) => ready)),
    busy: median(times.map(({ busy }) => busy)),
  };
};

const isDone = (): boolean => true;
const isNot = (): boolean => false;

const settledMemory = async ({ pid }: Running): Promise<number> => {
  await pause(SETTLED);
  return memoryInUse(pid);
};

const measure = async (shape: Shape, tokens: readonly string[]): Promise<Figure[]> => {
  const { ready, busy } = await measureStarts(shape);
  const { running, origin, stop } = await startOnce(shape);
  const get = (to: string, token: string) =>
    fetch(`${origin}${to}`, { headers: { authorization: `Bearer ${token}` } });
  const idle = await settledMemory(running);
  // The first one finds a service that has read no vault yet.
  const [first = ""] = tokens;
  while (!(await ask({ get }, path, first).then(isDone, isNot))) await pause(LOOK);
  await signInAll({ get }, path, tokens);
  const crowded = await settledMemory(running);
  await stop();
  const [readyAim, idleAim, crowdedAim] = shape.aims ?? [];
  const figure = (aim: number | undefined, what: string, measured: number, unit: string) => {
    const one = { what: `${shape.name}: ${what}`, measured, unit };
    return aim === undefined ? told(one) : bounded(aim, one);
  };
  return [
    figure(readyAim, "from the start of the process to ready", ready, "ms"),
    figure(undefined, "the same, processor time", busy, "ms"),
    figure(idleAim, "memory, idle", idle, "MB"),
    figure(crowdedAim, "memory, 5,000 people signed in", crowded, "MB"),
  ];
};

export const webFootprintBench: Bench = {
  name: "web-footprint",
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), "vault-tab-footprint-"));
    const [image, checkpoints] = [join(folder, "image"), join(folder, "checkpoints")];
    mkdirSync(checkpoints);
    await buildTab();
    makeImageTree(image);
    const postgres = await startPostgres();
    const tenant = await startTenant();
    const tokens = (await tenant.crowd(people)).map(({ token }) => token);
    const place = { database: await postgres.createDatabase(), checkpoints };
    const { DATABASE_URL: _server, ...alone } = serviceEnvironment(tenant, "all", place);
    const common = { cwd: image, args: [...ledToSandbox(tenant), "api/src/main.ts"] };
    const worker = serviceEnvironment(tenant, "worker", place);
    await prepare({ ...common, name: "worker", env: worker });
    const web = await measure(
      {
        ...common,
        name: "web",
        env: serviceEnvironment(tenant, "web", place),
        aims: [2_000, 200, 600],
      },
      tokens,
    );
    const data = { ...alone, DATA_FOLDER: join(folder, "data") };
    const shape = { ...common, name: "all in one, database in a folder", env: data };
    await prepare(shape);
    const embedded = await measure(shape, tokens);
    await tenant.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    return {
      title: "Start and memory of the service",
      how: `From the image's file tree, by environment variables alone, in production: as \`ROLE=web\` on PostgreSQL, and as one process with its database in a folder. Ready is the first good answer of \`/readyz\`; the median of ${starts} starts with the tables made before, without modules compiled before. Memory is what is resident ${SETTLED / 1000} s after the start, and ${SETTLED / 1000} s after ${people} people asked \`GET ${path}\`, each with a token of their own that was exchanged and is kept.`,
      figures: [...web, ...embedded],
    };
  },
};
