import { setTimeout as pause } from "node:timers/promises";
import type { Response } from "express";
import { managedIdentities } from "../directory/managed-identities.ts";
import type { Fault, World } from "../world.ts";
import type { ArmCall } from "./arm-call.ts";
import { ArmRefusal } from "./arm-refusal.ts";

/** Who asks, then method, host and path: a fault may name any part of it. */
export function faultFor({ world, caller, method, segments }: ArmCall): Fault | undefined {
  const person = world.directory.person(caller.objectId);
  const identity = managedIdentities.find(({ objectId }) => objectId === caller.objectId);
  const names = [person?.userPrincipalName, person?.key, identity?.name];
  const who = [caller.objectId, caller.appId, ...names.filter((name) => name !== undefined)];
  const what = `${method} management.azure.com/${segments.join("/")}`;
  return world.faults.find("arm", [...who, what].join(" "));
}

export async function disturb(fault: Fault, response: Response): Promise<void> {
  switch (fault.effect) {
    case "throttle":
      throw new ArmRefusal(
        429,
        "TooManyRequests",
        "The request is being throttled as the limit has been reached for the operation type.",
        {
          "retry-after": String(fault.seconds ?? 5),
        },
      );
    case "deny":
      throw new ArmRefusal(
        403,
        "AuthorizationFailed",
        "The client does not have authorization to perform the action over the scope.",
      );
    case "fail-500":
      throw new ArmRefusal(500, "InternalServerError", "Encountered internal server error.");
    case "slow":
      await pause((fault.seconds ?? 3) * 1000);
      return;
    case "stall":
      await new Promise((resolve) => response.once("close", resolve));
      throw new ArmRefusal(499, "ClientClosedRequest", "The caller gave up.");
    case "lost-answer":
    case "late-write":
      return;
  }
}

/** How often a write that is under way looks at the clock, which may be moved meanwhile. */
const glance = 20;

/**
 * The caller hears nothing, and the write is done only later, by the clock of the sandbox. A world that began anew
 * meanwhile has no such write.
 */
export async function writeLater(
  world: World,
  fault: Fault,
  response: Response,
  write: () => void,
): Promise<void> {
  response.socket?.destroy();
  const asked = world.clock.now().getTime();
  const due = asked + (fault.seconds ?? 60) * 1000;
  let now = asked;
  while (now < due) {
    await pause(glance, undefined, { ref: false });
    now = world.clock.now().getTime();
    if (now < asked) return;
  }
  try {
    write();
  } catch (failure) {
    // Nobody is there any more to be refused.
    if (!(failure instanceof ArmRefusal)) throw failure;
  }
}
