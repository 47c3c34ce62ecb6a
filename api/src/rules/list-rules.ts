import type { Rules } from "@vault-tab/contract";
import type { RuleBook } from "../ports/rule-book.ts";

export interface RulesPorts {
  readonly ruleBook: Pick<RuleBook, "describe">;
}

export const listRules = ({ ruleBook }: RulesPorts): Rules => {
  const { rules, hash, loadedAt, lastError } = ruleBook.describe();
  return {
    items: [...rules],
    hash,
    loadedAt: loadedAt.toISOString(),
    ...(lastError && {
      lastError: { at: lastError.at.toISOString(), message: lastError.message },
    }),
  };
};
