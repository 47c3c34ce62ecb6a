import { setTimeout as pause } from "node:timers/promises";
import type { Request, Response } from "express";
import { managedIdentities } from "../directory/managed-identities.ts";
import type { Caller, Fault, World } from "../world.ts";
import { insufficient, LogRefusal, throttled, timedOut } from "./log-refusal.ts";

/** Who asks, then host and path: a fault may name any part of it. */
function faultFor(world: World, caller: Caller, request: Request): Fault | undefined {
  const person = world.directory.person(caller.objectId);
  const identity = managedIdentities.find(({ objectId }) => objectId === caller.objectId);
  const names = [person?.userPrincipalName, person?.key, identity?.name];
  const who = [caller.objectId, caller.appId, ...names.filter((name) => name !== undefined)];
  return world.faults.find(
    "logs",
    [...who, `${request.headers.host ?? ""}${request.path}`].join(" "),
  );
}

/** Tells whether the answer is to be lost. */
export async function disturb(
  world: World,
  caller: Caller,
  request: Request,
  response: Response,
): Promise<boolean> {
  const fault = faultFor(world, caller, request);
  switch (fault?.effect) {
    case "throttle":
      throw throttled(fault.seconds ?? 5);
    case "deny":
      throw insufficient();
    case "fail-500":
      throw new LogRefusal(500, "InternalServerError", "Internal server error");
    case "slow":
      await withinTime(fault.seconds ?? 5, request);
      return false;
    case "stall":
      await new Promise((resolve) => response.once("close", resolve));
      throw new LogRefusal(499, "ClientClosedRequest", "The caller gave up.");
    case "lost-answer":
      return true;
    // Nothing is written here.
    case "late-write":
    case undefined:
      return false;
  }
}

const longest = 600;
const usual = 180;

/** `Prefer: wait=N`: 180 seconds if nothing is said, and at most 600 (azure-monitor/logs/api/timeouts). */
async function withinTime(seconds: number, request: Request): Promise<void> {
  const asked = /\bwait=(\d+)/.exec(request.get("prefer") ?? "")?.[1];
  const wait = Math.min(asked === undefined ? usual : Number(asked), longest);
  await pause(Math.min(seconds, wait) * 1000);
  if (seconds > wait) throw timedOut();
}
