import type { Kind } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { LookPorts, RunPorts } from "./ports.ts";
import type { RotationTarget } from "./rotation.ts";
import { inUse } from "./verification.ts";

/** A secret as its owner sees it, before it is rotated. */
export interface Rotatable {
  readonly vault: WatchedVault;
  readonly target: RotationTarget;
  readonly versions: readonly VersionMetadata[];
  /** The one in use, or the newest where none is enabled: a new one takes over from it. */
  readonly newest: VersionMetadata;
}

export interface Named {
  readonly vault: string;
  readonly name: string;
  readonly kind?: Kind | undefined;
}

type Ports = Pick<LookPorts, "vaults" | "keyVault">;

export const findVault = async (
  { vaults }: Pick<Ports, "vaults">,
  name: string,
): Promise<WatchedVault | undefined> =>
  (await vaults.watched()).find((one) => one.name.toLowerCase() === name.toLowerCase());

/**
 * Read under the person's own token: what Azure does not show them is not there.
 * @throws ProblemError `not_found`, and what signing in may answer
 */
export const findRotatable = async (
  ports: Ports,
  asker: Asker,
  { vault: vaultName, name, kind = "secret" }: Named,
): Promise<Rotatable> => {
  const vault = await findVault(ports, vaultName);
  const versions = vault && (await ports.keyVault.versions(asker, vault, kind, name));
  const newest = versions && (inUse(versions) ?? versions[0]);
  if (!vault || !newest) throw new ProblemError("not_found");
  return { vault, target: { vault: vault.name, name: newest.name, kind }, versions, newest };
};

/**
 * Read under the rotator's own identity, where nobody is there whose token could be used.
 * @throws ProblemError `not_found`, `upstream_throttled`, `upstream_unavailable`
 */
export const findByRotator = async (
  ports: Pick<RunPorts, "vaults" | "rotatorVault">,
  named: RotationTarget,
): Promise<Rotatable> => {
  const vault = await findVault(ports, named.vault);
  const versions = vault && (await ports.rotatorVault.versions(vault, named));
  const newest = versions && (inUse(versions) ?? versions[0]);
  if (!vault || !newest) throw new ProblemError("not_found");
  const { kind } = named;
  return { vault, target: { vault: vault.name, name: newest.name, kind }, versions, newest };
};
