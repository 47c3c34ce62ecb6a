import type { World } from "../world.ts";
import { pendingIn, putPending, type PendingCertificate } from "./pending-certificates.ts";
import type { Kind, Vault, VaultObject, Version } from "./vault.ts";
import { findObject, putObject } from "./vault-store.ts";

/** What issuers have answered by now takes effect, before anything else is asked of the vault. */
export function settleCertificates(world: World, vault: Vault): void {
  const now = world.clock.now().getTime();
  for (const pending of pendingIn(world, vault)) {
    if (pending.status !== "inProgress") continue;
    const { answeredAt = Infinity, cancelledAt = Infinity } = pending;
    if (Math.min(answeredAt, cancelledAt) > now) continue;
    // Cancelling is an effort, not a promise: whoever is first decides (azure-sdk-for-net#21487).
    if (cancelledAt < answeredAt) putPending(world, { ...pending, status: "cancelled" });
    else if (pending.refused) putPending(world, { ...pending, status: "failed" });
    else issue(world, vault, pending, Math.floor(answeredAt / 1000));
  }
}

/** One version of certificate, secret and key, of one id, dates and state. */
function issue(world: World, vault: Vault, pending: PendingCertificate, at: number): void {
  const { key, certificate } = pending.material;
  const { contentType } = pending.policy.secret_props;
  const version: Version = { ...pending.version, updated: at };
  world.state.batch(() => {
    add(world, vault, "certificates", pending, { ...version, certificate, key });
    add(world, vault, "secrets", pending, { ...version, contentType });
    add(world, vault, "keys", pending, { ...version, key });
    putPending(world, { ...pending, status: "completed" });
  });
}

/** The first version of a certificate stands there from the beginning, disabled. */
function add(
  world: World,
  vault: Vault,
  kind: Kind,
  { name, policy }: PendingCertificate,
  version: Version,
): void {
  const found = findObject(world, vault, kind, name);
  const others = found?.versions.filter((one) => one.version !== version.version) ?? [];
  const object: VaultObject = {
    vault: vault.name,
    kind,
    name: found?.name ?? name,
    managed: kind !== "certificates",
    versions: [...others, version],
    ...(kind === "certificates" ? { certificatePolicy: policy } : {}),
  };
  putObject(world, object);
}
