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

/** At most one a vault, and one for all vaults that may not be named. */
export const problemsOf = (
  views: readonly { readonly vault: string; readonly look: Look }[],
): VaultProblem[] => {
  const proven = new Set(
    views.filter(({ look }) => look.outcome === "proven").map(({ vault }) => vault),
  );
  const problems = new Map<string, VaultProblem>();
  for (const { vault, look } of views) {
    const failure = failureOf(look);
    if (!failure) continue;
    const name = proven.has(vault) ? vault : undefined;
    const key = name ?? "";
    if (problems.has(key)) continue;
    problems.set(key, vaultProblem(failure.problem, { ...(name && { name }), ...failure }));
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
