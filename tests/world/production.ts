import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Sandbox } from "@vault-tab/sandbox";
import { awaitReady } from "../../scripts/await-answer.ts";
import { type Running, startProgram } from "../../scripts/processes.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import {
  ledToSandbox,
  type Role as AnyRole,
  serviceEnvironment,
  watchdogEnvironment,
} from "./production-environment.ts";
import { type RoundRobin, startRoundRobin } from "./round-robin.ts";

export type Role = Exclude<AnyRole, "all">;

export interface Production {
  readonly balancer: RoundRobin;
  /** Where the replicas of the web listen, behind the balancer. */
  readonly webPorts: readonly number[];
  /** One replica ends without a word, and another takes its place, as an orchestrator sees to. */
  kill(role: Role, port?: number): Promise<void>;
  /** All of it ends at once. */
  stop(): Promise<void>;
}

interface Options {
  readonly sandbox: Sandbox;
  /** The file tree of the image. */
  readonly image: string;
  readonly database: string;
  /** For logs, and for the checkpoints, which stand for immutable storage. */
  readonly folder: string;
  readonly changes?: Readonly<Record<string, string>>;
}

interface Slot {
  readonly name: string;
  readonly role: Role;
  readonly port: number;
  running: Running;
}

const replicas = { web: 3, worker: 2 } as const satisfies Record<Role, number>;

const kill = async ({ pid, ended }: Running): Promise<void> => {
  process.kill(-pid, "SIGKILL");
  await ended;
};

/** The image's tree as three web and two worker processes, with a watchdog apart and a load balancer before it. */
export const startProduction = async (options: Options): Promise<Production> => {
  const { sandbox, image, folder, changes } = options;
  const checkpoints = join(folder, "checkpoints");
  mkdirSync(checkpoints, { recursive: true });
  const place = { database: options.database, checkpoints };
  let starts = 0;

  const start = async (role: Role, name: string, port: number): Promise<Running> => {
    const running = await startProgram({
      name,
      cwd: image,
      args: [...ledToSandbox(sandbox), "api/src/main.ts"],
      env: { ...serviceEnvironment(sandbox, role, place), PORT: String(port), ...changes },
      logFile: join(folder, `${name}-${(starts += 1)}.log`),
    });
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await awaitReady(running, isReady);
    return running;
  };

  const startSlot = async (role: Role, number: number): Promise<Slot> => {
    const [name, port] = [`${role}-${number}`, await findFreePort()];
    return { name, role, port, running: await start(role, name, port) };
  };
  const startSlots = (role: Role): Promise<Slot[]> =>
    Promise.all(Array.from({ length: replicas[role] }, (_, at) => startSlot(role, at + 1)));

  // At once: web waits for the schema, which a worker brings up to date.
  const [web, worker] = await Promise.all([startSlots("web"), startSlots("worker")]);
  const slots = { web, worker };
  const watchdog = await startProgram({
    name: "watchdog",
    cwd: image,
    args: [...ledToSandbox(sandbox), "api/src/watchdog.ts"],
    env: watchdogEnvironment(sandbox),
    logFile: join(folder, `watchdog-${(starts += 1)}.log`),
  });
  const webPorts = web.map(({ port }) => port);
  const balancer = await startRoundRobin(
    Number(new URL(sandbox.endpoints.product).port),
    sandbox.certificate,
    webPorts,
  );
  const turns = { web: 0, worker: 0 };
  return {
    balancer,
    webPorts,
    kill: async (role, port) => {
      const inTurn = slots[role][(turns[role] += 1) % replicas[role]];
      const slot = slots[role].find((one) => one.port === port) ?? inTurn;
      if (!slot) throw new Error(`There is no ${role}.`);
      await kill(slot.running);
      slot.running = await start(slot.role, slot.name, slot.port);
    },
    stop: async () => {
      await balancer.stop();
      const all = [...slots.web, ...slots.worker].map(({ running }) => running);
      await Promise.all([...all, watchdog].map(kill));
    },
  };
};
