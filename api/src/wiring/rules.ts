import { loadPolicies } from "../cedar/load-policies.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createDirectory } from "../graph/directory.ts";
import { createRuleBook } from "../rules/read-ruling.ts";
import type { Log } from "./failures.ts";

export interface RulesParts {
  readonly clock: Clock;
  readonly log: Log;
  /** For Microsoft Graph, which knows who belongs to what. */
  readonly graphToken: () => Promise<string>;
}

/** The rules, composed: their files, and the people that they speak of. */
export const wireRules = ({ rulesFolder }: Config, { clock, log, graphToken }: RulesParts) => {
  const directory = createDirectory({ token: graphToken, clock });
  const policies = loadPolicies({
    folder: rulesFolder,
    clock,
    onFailure: (messages) => log.error({ messages }, "a rule failed"),
  });
  return { directory, policies, rules: createRuleBook({ policies, directory, clock }) };
};
