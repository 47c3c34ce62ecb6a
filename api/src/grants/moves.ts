import type { GrantStatus } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { GrantRecord } from "./grant.ts";

/** Every move that there is (DESIGN section 4). */
const moves: Record<GrantStatus, readonly GrantStatus[]> = {
  // Before anything stood in Azure there is nothing to be taken away.
  scheduled: ["provisioning", "ended"],
  provisioning: ["active", "ending", "failed"],
  active: ["ending", "ended"],
  ending: ["ended"],
  ended: [],
  failed: [],
};

const words: Record<GrantStatus, string> = {
  scheduled: "It has not begun yet.",
  provisioning: "Azure is being asked for it right now.",
  active: "It is running.",
  ending: "It is being taken away right now.",
  ended: "It is over already.",
  failed: "It could not be opened.",
};

/** @throws ProblemError `state_changed` where there is no such move */
export const moved = (
  { dueAt: _, ...grant }: GrantRecord,
  to: GrantStatus,
  change: Partial<Omit<GrantRecord, "status" | "dueAt">> = {},
): GrantRecord => {
  if (!moves[grant.status].includes(to)) {
    throw new ProblemError("state_changed", { detail: words[grant.status] });
  }
  const next = { ...grant, ...change, status: to };
  const dueAt = dueOf(next);
  return { ...next, ...(dueAt && { dueAt }) };
};

/** What is neither running nor over is to be worked on now. */
const dueOf = ({ status, opensAt, endsAt }: Omit<GrantRecord, "dueAt">): Date | undefined => {
  if (status === "ended" || status === "failed") return undefined;
  return status === "active" ? (endsAt ?? opensAt) : opensAt;
};
