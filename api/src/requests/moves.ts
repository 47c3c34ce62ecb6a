import type { AccessRequestStatus } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";

/** Every move that there is (DESIGN section 4). What is decided stays decided. */
const moves: Record<AccessRequestStatus, readonly AccessRequestStatus[]> = {
  pending: ["approved", "declined", "withdrawn", "lapsed"],
  approved: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
};

const words: Record<AccessRequestStatus, string> = {
  pending: "It is still to be decided.",
  approved: "It has been approved meanwhile.",
  declined: "It has been declined meanwhile.",
  withdrawn: "The requester has withdrawn it meanwhile.",
  lapsed: "It has lapsed: nobody decided in time.",
};

/** @throws ProblemError `state_changed` where there is no such move */
export const moved = (
  request: AccessRequestRecord,
  to: AccessRequestStatus,
  at: Date,
): AccessRequestRecord => {
  if (!moves[request.status].includes(to)) {
    throw new ProblemError("state_changed", { detail: words[request.status] });
  }
  return { ...request, status: to, decidedAt: at };
};
