import { createPace } from "../grants/pace.ts";
import { type SweepPorts, sweepAssignments } from "../grants/sweep-assignments.ts";
import { sweepOrphans } from "../grants/sweep-orphans.ts";
import type { Config } from "../config.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import { type ApprovalPorts, sweepApprovals } from "../requests/sweep-approvals.ts";
import { lapseRequests } from "../requests/lapse-requests.ts";
import { settleMetRequests, type SettlingPorts } from "../requests/settle-met-requests.ts";
import { verifyBeforeOpening, type VerifyPorts } from "../requests/verify-before-opening.ts";
import { lanes, type Work } from "./background.ts";

const SECOND = 1_000;
/** Role assignments worked on at once by one replica. */
const LANES = 8;
/** Longer than three calls of Azure may take together. */
const LEASE = 90 * SECOND;

export interface GrantsParts
  extends
    Omit<VerifyPorts, "tenantId" | "requests" | "rules" | "vaults" | "ids" | "assignments">,
    Omit<SettlingPorts, "assignments">,
    Omit<SweepPorts, "recheck" | "leaseMs" | "pace"> {
  readonly log: AuditLog;
  readonly reader: ApprovalPorts["reader"];
  readonly told: ApprovalPorts["told"];
}

/** What brings requests and grants on beside the answers, composed. */
export const wireGrants = (
  { tenantId, compareMs }: Config,
  parts: GrantsParts,
): readonly Work[] => {
  const { failed } = parts;
  const sweeping: SweepPorts = {
    ...parts,
    recheck: (grant) => verifyBeforeOpening({ ...parts, tenantId }, grant),
    leaseMs: LEASE,
    pace: createPace(),
  };
  return [
    {
      work: () => lanes(LANES, (lane) => sweepAssignments(sweeping, lane)),
      pause: SECOND / 2,
      failed,
      wakes: true,
    },
    { work: () => tendRequests(parts), pause: SECOND, failed, wakes: true },
    { work: () => sweepOrphans(parts), pause: compareMs, failed },
    { work: () => sweepApprovals(parts), pause: compareMs, failed },
  ];
};

const tendRequests = async (ports: SettlingPorts): Promise<void> => {
  await lapseRequests(ports);
  await settleMetRequests(ports);
};
