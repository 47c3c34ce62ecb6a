import type { AuditLog } from "../ports/audit-log.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import { parseBody } from "./shown-entry.ts";
import { theService } from "./service-actor.ts";

/** The set of rules that holds, and why newer files were not taken. */
export interface RulesInForce {
  readonly hash: string;
  readonly lastError?: { readonly at: Date; readonly message: string } | undefined;
}

/** Which rules hold is an entry where it changed; so is that files were refused. */
export const recordRules = async (
  { reader, log }: { readonly reader: Pick<AuditReader, "page">; readonly log: AuditLog },
  { hash, lastError }: RulesInForce,
): Promise<void> => {
  const [last] = await reader.page({ types: ["rules-loaded", "rules-refused"] }, 1);
  const said = last && parseBody(last.body);
  const because = lastError?.message;
  if (because === undefined) {
    if (said?.type === "rules-loaded" && said.data["hash"] === hash) return;
    await log.append({ type: "rules-loaded", actor: theService, subject: {}, data: { hash } });
  } else {
    if (said?.type === "rules-refused" && said.data["because"] === because) return;
    const data = { because, stillInForce: hash };
    await log.append({ type: "rules-refused", actor: theService, subject: {}, data });
  }
};
