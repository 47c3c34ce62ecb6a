import type { Kind, Vault, Vaults } from "@vault-tab/contract";
import type { Asker } from "../ports.ts";
import { ProblemError } from "../problem-error.ts";
import { proveRights, type RightsPorts } from "./prove-rights.ts";
import { failures, kinds, mayKnow, readableKinds, type Rights } from "./rights.ts";
import { rightsProblems, vaultProblem } from "./vault-problem.ts";

export const listVaults = async (ports: RightsPorts, asker: Asker): Promise<Vaults> => {
  const rights = await proveRights(ports, asker);
  const known = rights.filter(mayKnow);
  const items = known.flatMap(vaultOf);
  const problems = [
    ...rightsProblems(rights),
    ...known
      .filter(({ vault }) => !vault.facts)
      .map(({ vault }) => vaultProblem(new ProblemError("upstream_unavailable"), vault.name)),
  ];
  return { items, total: items.length, complete: problems.length === 0, problems };
};

const vaultOf = (rights: Rights): Vault[] => {
  const { facts, ...vault } = rights.vault;
  if (!facts) return [];
  const readable = new Set(readableKinds(rights));
  const reason = reasonOf(
    rights,
    kinds.filter((kind) => !readable.has(kind)),
  );
  return [
    {
      ...vault,
      ...facts,
      readable: {
        secret: readable.has("secret"),
        certificate: readable.has("certificate"),
        key: readable.has("key"),
      },
      ...(reason && { reason }),
    },
  ];
};

const plurals: Record<Kind, string> = {
  secret: "secrets",
  certificate: "certificates",
  key: "keys",
};

const reasonOf = (rights: Rights, unreadable: readonly Kind[]): string | undefined => {
  if (unreadable.length === 0) return undefined;
  const names = unreadable.map((kind) => plurals[kind]).join(" and ");
  return failures(rights).length > 0
    ? `Azure did not answer for ${names}.`
    : `Azure does not let you list ${names} here.`;
};
