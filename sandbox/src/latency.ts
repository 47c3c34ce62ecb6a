import { setTimeout as pause } from "node:timers/promises";
import type { World } from "./world.ts";

/** The way to Azure and back, as `/control/settings` has it. */
export async function travel({ settings }: Pick<World, "settings">): Promise<void> {
  if (settings.latency > 0) await pause(settings.latency);
}
