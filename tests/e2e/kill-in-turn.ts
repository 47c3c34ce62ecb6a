import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Production, Role } from "../world/production.ts";

/** So long a tab's command is waited for, to kill whoever is given it. */
const PATIENCE = 10_000;
/** Most commands take longer. */
const MID_COMMAND = 60;

const orders: readonly (readonly Role[])[] = [
  ["web", "worker"],
  ["worker", "web"],
];

/**
 * Kills a web and a worker process, in this or that order by the turn, the second once the first is
 * replaced; of the web the one that was just given a person's command. A test's own calls are left
 * alone, since nobody repeats those.
 */
export const killInTurn = (production: Production, turn: number) => {
  const { balancer, kill, webPorts } = production;
  const killed: Role[] = [];
  let over = false;
  const chooseWeb = async (): Promise<number | undefined> => {
    const none = Symbol("none");
    const given = await Promise.race([balancer.nextCommand(), pause(PATIENCE, none)]);
    if (typeof given === "number") await pause(randomInt(MID_COMMAND));
    const port = typeof given === "number" ? given : webPorts[randomInt(webPorts.length)];
    while (port !== undefined && balancer.holdsUnrepeatable(port)) await pause(5);
    return port;
  };
  const walk = async (): Promise<void> => {
    for (const role of orders[turn % orders.length] ?? []) {
      const port = role === "web" ? await chooseWeb() : undefined;
      if (over) return;
      killed.push(role);
      await kill(role, port);
    }
  };
  const walking = walk();
  return async (): Promise<readonly Role[]> => {
    over = true;
    const during = [...killed];
    await walking;
    return during;
  };
};
