import type { AuditLog } from "../ports/audit-log.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { Requests } from "../ports/requests.ts";
import { requestEntry, theService } from "./entries.ts";

export interface ApprovalPorts {
  readonly requests: Pick<Requests, "unfounded">;
  readonly reader: Pick<AuditReader, "page">;
  readonly log: AuditLog;
  /** Tells whoever runs the service. */
  readonly told: (what: string, request: string) => void;
}

const AT_ONCE = 100;
const TYPE = "approval-unfounded";

/**
 * Looks for requests whose row says that they are approved and whose decisions do not. Nothing is opened
 * by them (`verify-decisions.ts`); each is told once.
 */
export const sweepApprovals = async ({
  requests,
  reader,
  log,
  told,
}: ApprovalPorts): Promise<void> => {
  for (const request of await requests.unfounded(AT_ONCE)) {
    const [known] = await reader.page({ types: [TYPE], request: request.id }, 1);
    if (known) continue;
    await log.append(requestEntry(TYPE, request, theService));
    told("approved in the database without the decisions for it", request.id);
  }
};
