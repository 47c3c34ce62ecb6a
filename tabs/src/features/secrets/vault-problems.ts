import type { VaultProblem } from "@vault-tab/contract";
import { problemWords } from "../../ui/problem-text.ts";
import type { Trouble } from "../../trouble.ts";

export interface VaultTrouble {
  readonly trouble: Trouble;
  /** "kv-platform could not be read: Azure does not answer." */
  readonly words: string;
}

/** How many there are whose names this person may not know is not told either. */
function lead(names: readonly string[], others: boolean): string {
  if (names.length === 0) return "Not every vault could be read";
  const parts = [...names, ...(others ? ["others"] : [])];
  return `${new Intl.ListFormat("en", { type: "conjunction" }).format(parts)} could not be read`;
}

/** One message a cause, however many vaults it hit. */
export function vaultTroubles(problems: readonly VaultProblem[]): readonly VaultTrouble[] {
  const byCode = Map.groupBy(problems, ({ code }) => code);
  return [...byCode].map(([code, group]) => {
    const names = [...new Set(group.flatMap(({ vault }) => vault ?? []))];
    const others = group.some(({ vault }) => vault === undefined);
    const claims = group.find((problem) => problem.claims)?.claims;
    const waits = group.flatMap(({ retryAfter }) => retryAfter ?? []);
    return {
      words: `${lead(names, others)}: ${problemWords(code).short}.`,
      trouble: {
        code,
        ...(claims !== undefined && { claims }),
        ...(waits.length > 0 && { retryAfter: Math.max(...waits) }),
      },
    };
  });
}
