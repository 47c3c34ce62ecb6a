import type { VaultProblem } from "@vault-tab/contract";
import type { ProblemError } from "../problem-error.ts";
import { failures, mayKnow, type Rights } from "./rights.ts";

/** `name` only where this person's right to know of the vault is proven. */
export const vaultProblem = (problem: ProblemError, name?: string): VaultProblem => ({
  ...(name && { vault: name }),
  code: problem.code,
  ...(problem.facts.retryAfter !== undefined && { retryAfter: problem.facts.retryAfter }),
});

/** At most one a vault, and one for all vaults that may not be named. */
export const rightsProblems = (rights: readonly Rights[]): VaultProblem[] => {
  const named = rights.filter(mayKnow).flatMap((one) => {
    const [failure] = failures(one);
    return failure ? [vaultProblem(failure, one.vault.name)] : [];
  });
  const [unnamed] = rights.filter((one) => !mayKnow(one)).flatMap(failures);
  return unnamed ? [...named, vaultProblem(unnamed)] : named;
};
