import type { VaultProblem } from "@vault-tab/contract";
import { problemWords } from "../../ui/problem-text.ts";
import type { Trouble } from "../../trouble.ts";

export interface VaultTrouble {
  readonly trouble: Trouble;
  /** "kv-platform could not be read: Azure does not answer." */
  readonly words: string;
}

function lead(names: readonly string[], unnamed: number): string {
  const few = names.length === 0 ? "One vault" : "one vault";
  const parts = [...names];
  if (unnamed > 0) parts.push(unnamed === 1 ? few : `${unnamed} vaults`);
  return new Intl.ListFormat("en", { type: "conjunction" }).format(parts);
}

/** One message a cause, however many vaults it hit. */
export function vaultTroubles(problems: readonly VaultProblem[]): readonly VaultTrouble[] {
  const byCode = Map.groupBy(problems, ({ code }) => code);
  return [...byCode].map(([code, group]) => {
    const names = [...new Set(group.flatMap(({ vault }) => vault ?? []))];
    const unnamed = group.filter(({ vault }) => vault === undefined).length;
    const claims = group.find((problem) => problem.claims)?.claims;
    const waits = group.flatMap(({ retryAfter }) => retryAfter ?? []);
    return {
      words: `${lead(names, unnamed)} could not be read: ${problemWords(code).short}.`,
      trouble: {
        code,
        ...(claims !== undefined && { claims }),
        ...(waits.length > 0 && { retryAfter: Math.max(...waits) }),
      },
    };
  });
}
