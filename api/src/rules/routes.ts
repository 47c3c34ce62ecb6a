import { operations } from "@vault-tab/contract";
import type { Bind } from "../http/operation.ts";
import { listRules, type RulesPorts } from "./list-rules.ts";

export const rulesRoutes = (bind: Bind, ports: RulesPorts): void => {
  bind(operations.listRules, async () => listRules(ports));
};
