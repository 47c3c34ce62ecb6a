import { setTimeout as pause } from "node:timers/promises";
import type { Response } from "express";
import { effectInName } from "../fault-name.ts";
import type { Caller, Fault, World } from "../world.ts";
import { deniedByRbac, objectResource, Refusal } from "./refusal.ts";
import { vaultUri, type Vault } from "./vault.ts";

export interface Disturbance {
  /** The work is done, its answer never arrives. */
  readonly loseAnswer: boolean;
}

const slowSeconds = 3;

/** Faults asked for by `/control`, then those that a name asks for. The subject names host, path and person. */
function wanted(
  world: World,
  vault: Vault,
  caller: Caller,
  path: readonly string[],
): Pick<Fault, "effect" | "seconds"> | undefined {
  const person = world.directory.person(caller.objectId);
  const subject = [
    `${new URL(vaultUri(vault)).host}/${path.join("/")}`,
    caller.objectId,
    caller.appId,
    person?.key ?? "",
    person?.userPrincipalName ?? "",
  ].join(" ");
  const asked = world.faults.find("key-vault", subject);
  if (asked) return asked;
  const effect = effectInName(vault.name) ?? effectInName(path[1] ?? "");
  return effect && { effect };
}

export async function faultBefore(
  world: World,
  vault: Vault,
  caller: Caller,
  path: readonly string[],
  response: Response,
): Promise<Disturbance | undefined> {
  const fault = wanted(world, vault, caller, path);
  if (!fault) return undefined;
  switch (fault.effect) {
    case "throttle":
      throw throttled(vault, fault.seconds);
    case "deny":
      throw deniedByRbac(
        vault,
        caller,
        "Microsoft.KeyVault/vaults/read",
        objectResource(vault, "secrets", undefined),
      );
    case "fail-500":
      throw new Refusal(500, "InternalServerError", "An unexpected error occurred.");
    case "slow":
      await pause((fault.seconds ?? slowSeconds) * 1000);
      return undefined;
    case "stall":
      await new Promise((resolve) => response.once("close", resolve));
      throw new Refusal(499, "ClientClosedRequest", "The caller gave up.");
    case "lost-answer":
      return { loseAnswer: true };
  }
}

/** A real 429 has no `Retry-After` (vcsjones/AzureSignTool#219), so it comes only when a fault asks for one. */
function throttled(vault: Vault, seconds: number | undefined): Refusal {
  return new Refusal(
    429,
    "Throttled",
    `Request was not processed because too many requests were received. Reason: VaultRequestTypeLimitReached. Vault: ${vault.name}`,
    seconds === undefined ? {} : { headers: { "retry-after": String(seconds) } },
  );
}

export function dropAnswer(response: Response): void {
  response.socket?.destroy();
}
