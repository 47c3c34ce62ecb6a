import type { Secrets, SecretsQuery, VaultProblem } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports.ts";
import { VaultProblemError } from "../problem-error.ts";
import type { Metadata } from "./metadata.ts";
import { pageOf } from "./page.ts";
import { proveRights, type RightsPorts } from "./prove-rights.ts";
import type { Catalogue } from "./read-catalogue.ts";
import { mayKnow, readableKinds, type Rights } from "./rights.ts";
import { matches } from "./search.ts";
import { secretOf } from "./secret.ts";
import { rightsProblems, vaultProblem } from "./vault-problem.ts";

export interface ListPorts extends RightsPorts {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

const PAGE = 100;

export const listSecrets = async (
  ports: ListPorts,
  asker: Asker,
  query: SecretsQuery,
): Promise<Secrets> => {
  const rights = (await proveRights(ports, asker)).filter(({ vault }) => isAskedFor(vault, query));
  const readings = await Promise.all(rights.map((one) => readVault(ports, asker, one)));
  const problems = [
    ...rightsProblems(rights),
    ...readings.flatMap(({ problems }) => problems),
    ...notFound(rights, query),
  ];
  const now = ports.clock.now();
  const found = readings
    .flatMap(({ entries }) => entries)
    .map((metadata) => secretOf(metadata, now))
    .filter((secret) => matches(secret, query));
  const { sort = "name", cursor, limit = PAGE } = query;
  return {
    ...pageOf(found, { sort, cursor, limit }),
    total: found.length,
    complete: problems.length === 0,
    problems,
  };
};

const isAskedFor = ({ name }: { name: string }, { vault }: SecretsQuery): boolean =>
  !vault || vault.some((wanted) => wanted.toLowerCase() === name.toLowerCase());

type VaultReading = { entries: Metadata[]; problems: VaultProblem[] };

const readVault = async (
  { catalogue }: ListPorts,
  asker: Asker,
  rights: Rights,
): Promise<VaultReading> => {
  const result: VaultReading = { entries: [], problems: [] };
  const { vault } = rights;
  await Promise.all(
    readableKinds(rights).map(async (kind) => {
      try {
        const { entries, problem } = await catalogue.read(asker, vault, kind);
        result.entries.push(...entries);
        if (problem) result.problems.push(vaultProblem(problem, vault.name));
      } catch (cause) {
        if (!(cause instanceof VaultProblemError)) throw cause;
        result.problems.push(vaultProblem(cause, vault.name));
      }
    }),
  );
  return { ...result, problems: result.problems.slice(0, 1) };
};

/** A vault that was asked for by name and can't be seen is answered like one that does not exist. */
const notFound = (rights: readonly Rights[], { vault = [] }: SecretsQuery): VaultProblem[] => {
  const visible = new Set(rights.filter(mayKnow).map(({ vault }) => vault.name.toLowerCase()));
  return vault
    .filter((wanted) => !visible.has(wanted.toLowerCase()))
    .map((wanted) => ({ vault: wanted, code: "not_found" }));
};
