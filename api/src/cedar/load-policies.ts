import type { Clock } from "../clock.ts";
import type { Policies, RuleSet } from "../ports/policies.ts";
import { compileRules } from "./compile-rules.ts";
import { judge, permission, type ReportFailure } from "./judge.ts";
import { entitiesNamed } from "./policy-json.ts";
import { readRuleFiles } from "./rule-files.ts";
import { describeRule } from "./rule-in-words.ts";

export interface PoliciesOptions {
  readonly folder: string;
  readonly clock: Pick<Clock, "now">;
  /** A rule failed while it was applied; what was asked has been refused. */
  readonly onFailure: ReportFailure;
}

export interface LoadedPolicies extends Policies {
  /** Takes the files as they are now. A set that does not load leaves the one before it. */
  reload(): void;
}

/** @throws RulesError, or what the file system says: without any rules nothing is served */
export const loadPolicies = (options: PoliciesOptions): LoadedPolicies => {
  let set = loadSet(options);
  let lastError: ReturnType<Policies["lastError"]>;
  return {
    current: () => set,
    lastError: () => lastError,
    reload: () => {
      try {
        set = loadSet(options);
        lastError = undefined;
      } catch (failure) {
        const message = failure instanceof Error ? failure.message : String(failure);
        lastError = { at: options.clock.now(), message };
      }
    },
  };
};

const loadSet = ({ folder, clock, onFailure }: PoliciesOptions): RuleSet => {
  const files = readRuleFiles(folder);
  const compiled = compileRules(files);
  const rules = [...compiled.rules.values()];
  const named = (type: string) => [
    ...new Set(rules.flatMap(({ json }) => entitiesNamed(json, type))),
  ];
  const asked = rules.flatMap(({ opening }) => [
    opening?.approvers ?? "",
    opening?.fallbackApprovers ?? "",
  ]);
  const askedOf = (type: string) =>
    asked.flatMap((set) => (set.startsWith(`${type}::`) ? [set.split("::")[1] ?? ""] : []));
  return {
    hash: compiled.hash,
    loadedAt: clock.now(),
    rules: rules.map((rule) => describeRule(rule, files.names)),
    teams: [...new Set([...named("Team"), ...named("Owners"), ...askedOf("Team")])],
    groups: [...new Set([...named("Group"), ...askedOf("Group")])],
    judge: (question) => judge(compiled, question, onFailure),
    permission: (act) => permission(compiled, act, onFailure),
  };
};
