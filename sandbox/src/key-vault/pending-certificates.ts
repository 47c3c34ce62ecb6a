import type { Call, Reply } from "./call.ts";
import type { CertificatePolicy } from "./certificate-policy.ts";
import { pendingNotFound } from "./refusal.ts";
import type { Material } from "./self-signed.ts";
import { vaultUri, type Vault, type Version } from "./vault.ts";
import type { World } from "../world.ts";

/** What is asked of an issuer and how that stands (create-certificate-scenarios.md). It stays after its end. */
export interface PendingCertificate {
  readonly vault: string;
  readonly name: string;
  readonly requestId: string;
  readonly status: "inProgress" | "completed" | "cancelled" | "failed";
  readonly cancellationRequested: boolean;
  /** Milliseconds; without one it never comes. */
  readonly answeredAt?: number;
  readonly cancelledAt?: number;
  readonly refused: boolean;
  readonly policy: CertificatePolicy;
  readonly version: Version;
  readonly material: Material;
}

const kept = ({ state }: Pick<World, "state">) =>
  state.collection<PendingCertificate>("pending-certificates");
const keyOf = (vault: string, name: string) => `${vault}/${name}`.toLowerCase();

export function pendingIn(world: World, vault: Vault): readonly PendingCertificate[] {
  return [...kept(world).values()].filter((one) => one.vault === vault.name);
}

export function findPending(
  world: World,
  vault: Vault,
  name: string,
): PendingCertificate | undefined {
  return kept(world).get(keyOf(vault.name, name));
}

export function putPending(world: World, pending: PendingCertificate): void {
  kept(world).set(keyOf(pending.vault, pending.name), pending);
}

export function dropPending(world: World, { vault, name }: PendingCertificate): void {
  kept(world).delete(keyOf(vault, name));
}

/** `request_id` of the query is a filter. */
export function requirePending({ world, vault, name, query }: Call): PendingCertificate {
  const found = findPending(world, vault, name);
  const asked = query.get("request_id");
  if (!found || (asked !== null && asked !== found.requestId)) throw pendingNotFound(name);
  return found;
}

const details = {
  merge: "Pending certificate created. Please Perform Merge to complete the request.",
  wait: "Pending certificate created. Certificate request is in progress. This may take some time based on the issuer provider. Please check again later.",
};

/** Code as in create-certificate-scenarios.md, words believed. */
const rejected = {
  code: "Request rejected",
  message: "The issuer has rejected the certificate request.",
};

export function pendingView(vault: Vault, pending: PendingCertificate): unknown {
  const { name, policy, material, status, requestId, cancellationRequested } = pending;
  const id = `${vaultUri(vault)}certificates/${name}`;
  const waiting = policy.issuer.name.toLowerCase() === "unknown" ? details.merge : details.wait;
  return {
    id: `${id}/pending`,
    issuer: policy.issuer,
    csr: material.csr,
    cancellation_requested: cancellationRequested,
    status,
    ...(status === "inProgress" ? { status_details: waiting } : {}),
    ...(status === "failed" ? { error: rejected } : {}),
    ...(status === "completed" ? { target: id } : {}),
    request_id: requestId,
  };
}

/** With `Retry-After` as recorded, which no client waits for. */
export function pendingReply(call: Call, pending: PendingCertificate): Reply {
  return { status: 200, body: pendingView(call.vault, pending), headers: { "retry-after": "0" } };
}
