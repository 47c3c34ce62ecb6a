import type { RotationStatus } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { RotationRecord } from "./rotation.ts";
import { keepsOld } from "./rotators.ts";

/** Every move that there is (docs/rotation.md). */
const moves: Record<RotationStatus, readonly RotationStatus[]> = {
  queued: ["running", "failed", "cancelled"],
  running: ["verifying", "failed", "cancelled"],
  verifying: ["succeeded", "failed"],
  succeeded: [],
  failed: [],
  cancelled: [],
};

const words: Record<RotationStatus, string> = {
  queued: "It has not begun yet.",
  running: "It is under way.",
  verifying: "The new version is there already, and is being looked at.",
  succeeded: "It is done already.",
  failed: "It has failed already.",
  cancelled: "It was cancelled already.",
};

type Change = Partial<Omit<RotationRecord, "id" | "revision" | "status" | "dueAt">>;

export const isOver = ({ status }: Pick<RotationRecord, "status">): boolean =>
  moves[status].length === 0;

/** @throws ProblemError `state_changed` where there is no such move */
export const moved = (
  rotation: RotationRecord,
  to: RotationStatus,
  change: Change = {},
): RotationRecord => {
  if (!moves[rotation.status].includes(to)) {
    throw new ProblemError("state_changed", { detail: words[rotation.status] });
  }
  return changed({ ...rotation, status: to }, change);
};

/** What changes without a move. */
export const changed = (
  { dueAt: _, ...rotation }: RotationRecord,
  change: Change,
): RotationRecord => {
  const next = { ...rotation, ...change, revision: rotation.revision + 1 };
  const dueAt = dueOf(next);
  return { ...next, ...(dueAt && { dueAt }) };
};

/**
 * What is under way is due at once, were its process to die; what somebody has declared, too. Else the
 * overlap is waited for, where it ends by itself.
 */
const dueOf = (rotation: RotationRecord): Date | undefined => {
  if (!isOver(rotation)) return rotation.createdAt;
  const { retirement } = rotation;
  if (retirement?.status !== "retiring") return undefined;
  if (retirement.declared) return retirement.declared.at;
  return keepsOld(rotation.settings) ? undefined : retirement.overlapEndsAt;
};
