import { effectInName } from "../fault-name.ts";
import type { Caller, Fault, World } from "../world.ts";
import { authorize } from "./authorize.ts";
import { canary } from "./canary.ts";
import { demandWithinLimits } from "./limits.ts";
import { recordOperation } from "./operation-log.ts";
import { operations } from "./operations.ts";
import { Refusal } from "./refusal.ts";
import { currentVersion } from "./vault.ts";
import { findObject, findVault } from "./vault-store.ts";

export interface SecretWrite {
  readonly vault: string;
  readonly secret: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What the log says of the client. */
  readonly client: string;
  readonly address: string;
}

export type Written =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

const operation = operations.find(({ name }) => name === "SecretSet");

/**
 * A new version with a fresh canary, written by a program that runs elsewhere (a workflow, a runbook) under an identity
 * of its own: rights, limits, refusals and log are those of any other caller. What stood beside the old value stays.
 */
export function writeAs(world: World, caller: Caller, write: SecretWrite): Written {
  const vault = findVault(world, write.vault);
  if (!vault || !operation) return { ok: false, why: `There is no vault ${write.vault}.` };
  const before = findObject(world, vault, "secrets", write.secret);
  const { contentType, tags } = (before && currentVersion(before)) ?? {};
  const value = canary(write.vault, write.secret, world.newId());
  const effect = effectFor(world, caller, write, before !== undefined);
  const refusal = effect && refusals[effect];
  if (refusal !== undefined) return { ok: false, why: refusal };
  try {
    demandWithinLimits(world, vault, true);
    authorize(world, vault, caller, operation, write.secret);
    operation.run({
      world,
      vault,
      caller,
      apiVersion: "7.5",
      path: ["secrets", write.secret],
      query: new URLSearchParams(),
      body: { value, contentType, tags: { ...tags, ...write.tags } },
      name: write.secret,
      version: "",
    });
    record(world, caller, write, 200);
    return effect === "lost-answer"
      ? { ok: false, why: "The underlying connection was closed: no answer was received." }
      : { ok: true, value };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    record(world, caller, write, failure.status);
    return { ok: false, why: failure.message };
  }
}

/** What a program is told of a fault; after a lost answer the version is there all the same. */
const refusals: Readonly<Partial<Record<Fault["effect"], string>>> = {
  throttle: "Request was not processed because too many requests were received.",
  deny: "Caller is not authorized to perform action on resource.",
  "fail-500": "An unexpected error occurred.",
  stall: "The operation has timed out.",
};

/** Faults asked for by `/control`, then those that a name asks for, as for any other caller. */
function effectFor(
  world: World,
  { objectId, appId }: Caller,
  { vault, secret }: SecretWrite,
  exists: boolean,
): Fault["effect"] | undefined {
  const subject = `${vault}.vault.azure.net/secrets/${secret} ${objectId} ${appId}`;
  const asked = world.faults.find("key-vault", subject)?.effect;
  return asked ?? effectInName(vault) ?? (exists ? effectInName(secret) : undefined);
}

function record(world: World, caller: Caller, write: SecretWrite, status: number): void {
  const id = `https://${write.vault}.vault.azure.net/secrets/${write.secret}`;
  recordOperation(world, {
    time: world.clock.now().toISOString(),
    vault: write.vault,
    operationName: "SecretSet",
    resultType: status < 400 ? "Success" : "Failure",
    resultSignature: status < 400 ? "OK" : "Forbidden",
    httpStatusCode: status,
    requestUri: `${id}?api-version=7.5`,
    callerIpAddress: write.address,
    durationMs: 0,
    correlationId: world.newId(),
    clientRequestId: undefined,
    clientInfo: write.client,
    oid: caller.objectId,
    upn: undefined,
    appid: caller.appId,
    callerKind: caller.kind,
    id,
  });
}
