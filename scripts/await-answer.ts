import { readFileSync } from "node:fs";
import { get } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import type { Running } from "./processes.ts";

const INTERVAL = 100;
const PATIENCE = 60_000;

/** @throws Error when the program ends first, or is silent for too long */
export async function awaitReady(
  program: Running,
  isReady: () => Promise<boolean> | boolean,
): Promise<void> {
  let ending: string | undefined;
  void program.ended.then((words) => (ending = words));
  for (let waited = 0; waited < PATIENCE; waited += INTERVAL) {
    if (ending) throw new Error(`The ${program.name} ${ending}:\n${program.lastLines(20)}`);
    if (await isReady()) return;
    await pause(INTERVAL);
  }
  const seconds = Math.round(PATIENCE / 1000);
  throw new Error(
    `The ${program.name} gave no answer for ${seconds} s:\n${program.lastLines(20)}`.trimEnd(),
  );
}

/** Whether something answers there that is neither an error of the server nor unknown to this CA. */
export function answers(url: string, caFile: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { ca: readFileSync(caFile), agent: false, timeout: 2000 }, (reply) => {
      reply.resume();
      resolve((reply.statusCode ?? 500) < 500);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}
