import type { AuditLog } from "../ports/audit-log.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import { recordRules, type RulesInForce } from "./record-rules.ts";
import { theService } from "./service-actor.ts";

/** That the service began to serve, and by which rules. */
export const recordStart = async (
  ports: { readonly reader: Pick<AuditReader, "page">; readonly log: AuditLog },
  rules: RulesInForce,
): Promise<void> => {
  const data = { rules: rules.hash };
  await ports.log.append({ type: "service-started", actor: theService, subject: {}, data });
  await recordRules(ports, rules);
};
