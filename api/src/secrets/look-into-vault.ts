import type { Kind } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { Rights } from "../ports/rights.ts";
import { RefusedByAzure, VaultProblemError } from "../problem-error.ts";
import type { Catalogue } from "./read-catalogue.ts";
import type { Look } from "./look.ts";
import type { WatchedVault } from "./watched-vault.ts";

export interface LookPorts {
  readonly rights: Rights;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

/** Milliseconds for which everybody else's rows wait for a vault that is slow. */
const PATIENCE = 3_000;

/** As `lookIntoVault`, for a reply that waits no longer: what comes late is told by an event. */
export const lookIntoVaultInTime = async (
  ports: LookPorts,
  asker: Asker,
  vault: WatchedVault,
  kind: Kind,
): Promise<Look> => {
  const look = lookIntoVault(ports, asker, vault, kind);
  look.catch(() => undefined);
  const found = await ports.clock.within(PATIENCE, look);
  if (found !== "late") return found;
  const problem = new VaultProblemError("upstream_unavailable");
  return { outcome: "unproven", problem, seenBefore: ports.rights.wasAllowed(asker, vault, kind) };
};

/**
 * Nothing is shown before Azure has let this very person list it. Who comes first proves that by
 * reading; everybody else by one small call, or by what that call said within the last minute.
 */
export const lookIntoVault = async (
  ports: LookPorts,
  asker: Asker,
  vault: WatchedVault,
  kind: Kind,
): Promise<Look> => {
  const { rights, catalogue } = ports;
  if (catalogue.isCold(vault, kind) && rights.known(asker, vault, kind) === undefined) {
    return proveByReading(ports, asker, vault, kind);
  }
  try {
    if (!(await rights.mayList(asker, vault, kind))) return { outcome: "refused" };
  } catch (cause) {
    return unproven(cause, rights.wasAllowed(asker, vault, kind));
  }
  try {
    return { outcome: "proven", reading: await catalogue.read(asker, vault, kind) };
  } catch (cause) {
    if (cause instanceof RefusedByAzure) return { outcome: "refused" };
    if (!(cause instanceof VaultProblemError)) throw cause;
    return { outcome: "proven", reading: undefined, problem: cause };
  }
};

const proveByReading = async (
  { rights, catalogue, clock }: LookPorts,
  asker: Asker,
  vault: WatchedVault,
  kind: Kind,
): Promise<Look> => {
  const since = clock.now();
  try {
    const reading = await catalogue.read(asker, vault, kind);
    rights.learn(asker, vault, kind, true, since);
    return { outcome: "proven", reading };
  } catch (cause) {
    if (!(cause instanceof RefusedByAzure)) {
      return unproven(cause, rights.wasAllowed(asker, vault, kind));
    }
    rights.learn(asker, vault, kind, false, since);
    return { outcome: "refused" };
  }
};

/** A vault that fails is an outcome; a person whose sign-in fails is not: that concerns every vault. */
const unproven = (cause: unknown, seenBefore: boolean): Look => {
  if (cause instanceof VaultProblemError)
    return { outcome: "unproven", problem: cause, seenBefore };
  throw cause;
};
