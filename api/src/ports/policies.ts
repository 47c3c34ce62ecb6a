import type { RuleDescription } from "@vault-tab/contract";
import type { Act, Permission } from "../rules/act.ts";
import type { Question, Verdict } from "../rules/verdict.ts";

/** One loaded set of rules. A ruling is made by one set from its beginning to its end. */
export interface RuleSet {
  /** SHA-256 of the files. */
  readonly hash: string;
  readonly loadedAt: Date;
  readonly rules: readonly RuleDescription[];
  /** Ids of the groups of which the rules speak. */
  readonly teams: readonly string[];
  readonly groups: readonly string[];
  judge(question: Question): Verdict;
  permission(act: Act): Permission;
}

export interface Policies {
  current(): RuleSet;
  /** Why the newest files were not taken. */
  lastError(): { readonly at: Date; readonly message: string } | undefined;
}
