import { operations } from "@vault-tab/contract";
import type { Bind, BindCommand } from "../http/operation.ts";
import { listRules, type RulesPorts } from "./list-rules.ts";
import { type RulingPorts, showRuling } from "./show-ruling.ts";

export type RulesRoutesPorts = RulesPorts & RulingPorts;

export const rulesRoutes = (
  { bind, bindCommand }: { readonly bind: Bind; readonly bindCommand: BindCommand },
  ports: RulesRoutesPorts,
): void => {
  bind(operations.listRules, async () => listRules(ports));
  bindCommand(operations.askForRuling, ({ asker, body }) => showRuling(ports, asker, body));
};
