import type { VaultProblem } from "@vault-tab/contract";
import type { ProblemError } from "../problem-error.ts";
import type { Look } from "./look.ts";

/** `name` only where this person's right to know of the vault is proven. */
export const vaultProblem = (
  problem: ProblemError,
  { name, readAt }: { name?: string; readAt?: Date | undefined } = {},
): VaultProblem => ({
  ...(name && { vault: name }),
  code: problem.code,
  ...(problem.facts.retryAfter !== undefined && { retryAfter: problem.facts.retryAfter }),
  ...(readAt && { readAt: readAt.toISOString() }),
});

/** That a vault exists is told to whom Azure lets list something there, or has let before. */
export const mayBeNamed = (look: Look): boolean =>
  look.outcome === "proven" || (look.outcome === "unproven" && look.seenBefore);

/**
 * At most one a vault, and one for all vaults that may not be named; that one is left out where
 * vaults were asked for by name, since it would tell that one of those exists.
 */
export const problemsOf = (
  views: readonly { readonly vault: string; readonly look: Look }[],
  withUnnamed: boolean,
): VaultProblem[] => {
  const nameable = new Set(views.filter(({ look }) => mayBeNamed(look)).map(({ vault }) => vault));
  const problems = new Map<string, VaultProblem>();
  for (const { vault, look } of views) {
    const failure = failureOf(look);
    const name = nameable.has(vault) ? vault : undefined;
    if (!failure || problems.has(name ?? "") || (!name && !withUnnamed)) continue;
    problems.set(name ?? "", vaultProblem(failure.problem, { ...(name && { name }), ...failure }));
  }
  return [...problems.values()];
};

const failureOf = (look: Look): { problem: ProblemError; readAt?: Date } | undefined => {
  if (look.outcome === "refused") return undefined;
  if (look.outcome === "unproven" || look.problem) {
    return look.problem && { problem: look.problem };
  }
  const { reading } = look;
  return reading?.problem && { problem: reading.problem, readAt: reading.readAt };
};
