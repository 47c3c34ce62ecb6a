import { setTimeout as pause } from "node:timers/promises";
import type { Response } from "express";
import { effectInName } from "../fault-name.ts";
import type { Caller, Fault } from "../world.ts";
import type { Exchange } from "./exchange.ts";
import { throttled } from "./limits.ts";
import { deniedByRbac, objectResource, Refusal } from "./refusal.ts";
import { vaultUri } from "./vault.ts";
import { findObject } from "./vault-store.ts";

export interface Disturbance {
  /** The work is done, its answer never arrives. */
  readonly loseAnswer: boolean;
}

const slowSeconds = 3;

type Wanted = Pick<Fault, "effect" | "seconds">;

/** Faults asked for by `/control`, then those that a name asks for. */
function wanted(at: Exchange, caller: Caller): Wanted | undefined {
  return askedFor(at, caller) ?? namedIn(at);
}

/** The subject names host, path and person. */
function askedFor({ world, vault, path }: Exchange, caller: Caller): Wanted | undefined {
  const person = world.directory.person(caller.objectId);
  const subject = [
    `${new URL(vaultUri(vault)).host}/${path.join("/")}`,
    caller.objectId,
    caller.appId,
    person?.key ?? "",
    person?.userPrincipalName ?? "",
  ].join(" ");
  return world.faults.find("key-vault", subject);
}

function namedIn(at: Exchange): Wanted | undefined {
  const ofVault = effectInName(at.vault.name);
  if (ofVault) return { effect: ofVault };
  const effect = effectInName(at.path[1] ?? "");
  if (!effect || (effect !== "lost-answer" && begins(at)) || ends(at)) return undefined;
  return { effect };
}

/** Who wants such a secret, certificate or key can make it, and whoever made it can take it away. */
function begins({ world, vault, matched }: Exchange): boolean {
  return (
    matched?.operation.creates === true &&
    !findObject(world, vault, matched.operation.kind, matched.name)
  );
}

function ends({ matched }: Exchange): boolean {
  const name = matched?.operation.name;
  return name === "SecretDelete" || name === "SecretGetDeleted" || name === "SecretPurge";
}

export async function faultBefore(at: Exchange, caller: Caller): Promise<Disturbance | undefined> {
  const fault = wanted(at, caller);
  if (!fault) return undefined;
  switch (fault.effect) {
    case "throttle":
      throw throttled(at.vault, fault.seconds);
    case "deny":
      throw denied(at, caller);
    case "fail-500":
      throw new Refusal(500, "InternalServerError", "An unexpected error occurred.");
    case "slow":
      await pause((fault.seconds ?? slowSeconds) * 1000);
      return undefined;
    case "stall":
      await new Promise((resolve) => at.response.once("close", resolve));
      throw new Refusal(499, "ClientClosedRequest", "The caller gave up.");
    case "lost-answer":
      return { loseAnswer: true };
    case "late-write":
      return undefined;
  }
}

function denied({ vault, matched }: Exchange, caller: Caller): Refusal {
  const { operation, name = "" } = matched ?? {};
  const action = operation?.dataAction ?? "Microsoft.KeyVault/vaults/read";
  const object = name === "" ? undefined : name;
  return deniedByRbac(
    vault,
    caller,
    action,
    objectResource(vault, operation?.kind ?? "secrets", object),
  );
}

export function dropAnswer(response: Response): void {
  response.socket?.destroy();
}
