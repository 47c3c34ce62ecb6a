import { setTimeout as delay } from "node:timers/promises";
import type { Fault } from "../world.ts";
import { refuse } from "./refusals.ts";

/** What a fault does before anything is answered; `silent` is never answered. */
export async function meetFault(fault: Fault | undefined): Promise<"answered" | "silent"> {
  if (fault?.effect === "throttle") throw refuse.throttled(fault.seconds);
  if (fault?.effect === "fail-500") throw refuse.transient();
  if (fault?.effect === "deny") throw refuse.blocked();
  if (fault?.effect === "stall") return "silent";
  if (fault?.effect === "slow") await delay((fault.seconds ?? 5) * 1000);
  return "answered";
}
