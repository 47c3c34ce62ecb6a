import { Kind, type Vault, type Vaults } from "@vault-tab/contract";
import type { Asker, Rights, VaultDirectory } from "../ports.ts";
import { ProblemError, VaultProblemError } from "../problem-error.ts";
import { vaultProblem } from "./vault-problem.ts";
import type { WatchedVault } from "./watched-vault.ts";

export interface VaultPorts {
  readonly rights: Pick<Rights, "mayList">;
  readonly vaults: VaultDirectory;
}

type Readable = Vault["readable"];
type Checked = {
  readonly vault: WatchedVault;
  readonly readable: Readable;
  readonly failure: ProblemError | undefined;
};

export const listVaults = async (ports: VaultPorts, asker: Asker): Promise<Vaults> => {
  const watched = await ports.vaults.watched();
  const checked = await Promise.all(watched.map((vault) => checkVault(ports, asker, vault)));
  const known = checked.filter(({ readable }) => Object.values(readable).some(Boolean));
  const items = known.flatMap(vaultOf);
  const problems = [
    ...known.flatMap(({ vault, failure }) => {
      const problem =
        failure ?? (vault.facts ? undefined : new ProblemError("upstream_unavailable"));
      return problem ? [vaultProblem(problem, { name: vault.name })] : [];
    }),
    // One for all of which this person may not know.
    ...checked
      .filter((one) => !known.includes(one))
      .flatMap(({ failure }) => (failure ? [vaultProblem(failure)] : []))
      .slice(0, 1),
  ];
  return { items, total: items.length, complete: problems.length === 0, problems };
};

const checkVault = async (
  { rights }: VaultPorts,
  asker: Asker,
  vault: WatchedVault,
): Promise<Checked> => {
  const readable: Readable = { secret: false, certificate: false, key: false };
  let failure: ProblemError | undefined;
  await Promise.all(
    Kind.options.map(async (kind) => {
      try {
        readable[kind] = await rights.mayList(asker, vault, kind);
      } catch (cause) {
        if (!(cause instanceof VaultProblemError)) throw cause;
        failure ??= cause;
      }
    }),
  );
  return { vault, readable, failure };
};

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
