import type { Kind } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker, Rights } from "../ports.ts";
import { RefusedByAzure, VaultProblemError } from "../problem-error.ts";
import type { Catalogue } from "./read-catalogue.ts";
import type { Look } from "./look.ts";
import type { WatchedVault } from "./watched-vault.ts";

export interface LookPorts {
  readonly rights: Rights;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

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
    return unproven(cause);
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
    if (!(cause instanceof RefusedByAzure)) return unproven(cause);
    rights.learn(asker, vault, kind, false, since);
    return { outcome: "refused" };
  }
};

/** A vault that fails is an outcome; a person whose sign-in fails is not: that concerns every vault. */
const unproven = (cause: unknown): Look => {
  if (cause instanceof VaultProblemError) return { outcome: "unproven", problem: cause };
  throw cause;
};
