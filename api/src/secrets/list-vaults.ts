import { Kind, type Vault, type Vaults } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { GrantingRights } from "../ports/granting-rights.ts";
import type { Rights } from "../ports/rights.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { ProblemError, VaultProblemError } from "../problem-error.ts";
import { whatIsMissing } from "./missing.ts";
import { vaultProblem } from "./vault-problem.ts";
import type { WatchedVault } from "./watched-vault.ts";

export interface VaultPorts {
  readonly rights: Pick<Rights, "mayList" | "wasAllowed">;
  readonly clock: Clock;
  readonly vaults: VaultDirectory;
  readonly granting: GrantingRights;
}

/** Milliseconds for which a vault that is slow is waited for. */
const PATIENCE = 3_000;

type Readable = Vault["readable"];
type Checked = {
  readonly vault: WatchedVault;
  readonly readable: Readable;
  readonly failure: ProblemError | undefined;
  /** Azure lets them list something there, or has let before. */
  readonly mayBeNamed: boolean;
};

export const listVaults = async (ports: VaultPorts, asker: Asker): Promise<Vaults> => {
  const watched = await ports.vaults.watched();
  const checked = await Promise.all(watched.map((vault) => checkVault(ports, asker, vault)));
  const known = checked.filter(({ mayBeNamed }) => mayBeNamed);
  const readable = known.filter((one) => isReadable(one.readable)).flatMap(vaultOf);
  const items = isAdmin(asker) ? await withMissing(ports, readable) : readable;
  const problems = [
    ...known.flatMap(({ vault, failure }) => {
      const problem =
        failure ?? (vault.facts ? undefined : new ProblemError("upstream_unavailable"));
      return problem ? [vaultProblem(problem, { name: vault.name })] : [];
    }),
    // One for all of which this person may not know.
    ...checked
      .filter(({ mayBeNamed }) => !mayBeNamed)
      .flatMap(({ failure }) => (failure ? [vaultProblem(failure)] : []))
      .slice(0, 1),
  ];
  return { items, total: items.length, complete: problems.length === 0, problems };
};

const checkVault = async (
  { rights, clock }: VaultPorts,
  asker: Asker,
  vault: WatchedVault,
): Promise<Checked> => {
  const readable: Readable = { secret: false, certificate: false, key: false };
  let failure: ProblemError | undefined;
  const ask = async (kind: Kind): Promise<void> => {
    try {
      const answer = await clock.within(PATIENCE, rights.mayList(asker, vault, kind));
      if (answer === "late") throw new VaultProblemError("upstream_unavailable");
      readable[kind] = answer;
    } catch (cause) {
      if (!(cause instanceof VaultProblemError)) throw cause;
      failure ??= cause;
    }
  };
  await Promise.all(Kind.options.map(ask));
  const seenBefore = Kind.options.some((kind) => rights.wasAllowed(asker, vault, kind));
  const mayBeNamed = isReadable(readable) || (failure !== undefined && seenBefore);
  return { vault, readable, failure, mayBeNamed };
};

const isAdmin = ({ actor }: Asker): boolean =>
  actor.kind === "person" && actor.roles.includes("Vault.Admin");

/** What ARM does not say in time is left out: the list does not wait for it. */
const withMissing = async (
  { granting, clock }: VaultPorts,
  vaults: readonly Vault[],
): Promise<Vault[]> => {
  const { needs } = granting;
  const look = async (vault: Vault): Promise<Vault> => {
    const [permissions, identityObjectId] = await Promise.all([
      granting.at(vault.resourceId),
      granting.identityObjectId(),
    ]);
    if (!permissions) return vault;
    const missing = whatIsMissing(vault, vault, { needs, permissions, identityObjectId });
    return { ...vault, missing };
  };
  return Promise.all(
    vaults.map(async (vault) => {
      const looked = await clock.within(PATIENCE, look(vault)).catch(() => "late" as const);
      return looked === "late" ? vault : looked;
    }),
  );
};

const isReadable = (readable: Readable): boolean => Object.values(readable).some(Boolean);

const vaultOf = ({ vault: { facts, ...vault }, readable, failure }: Checked): Vault[] => {
  if (!facts) return [];
  const reason = reasonOf(readable, failure);
  return [{ ...vault, ...facts, readable, ...(reason && { reason }) }];
};

const plurals: Record<Kind, string> = {
  secret: "secrets",
  certificate: "certificates",
  key: "keys",
};

const reasonOf = (readable: Readable, failure: ProblemError | undefined): string | undefined => {
  const unreadable = Kind.options.filter((kind) => !readable[kind]);
  if (unreadable.length === 0) return undefined;
  const names = unreadable.map((kind) => plurals[kind]).join(" and ");
  return failure
    ? `Azure did not answer for ${names}.`
    : `Azure does not let you list ${names} here.`;
};
