import type { Clock } from "../clock.ts";
import type { RoleAssignments } from "../ports/role-assignments.ts";

export interface OverduePorts {
  readonly assignments: Pick<RoleAssignments, "all" | "remove">;
  readonly clock: Pick<Clock, "now">;
  /** Milliseconds that the service is left to do it itself. */
  readonly graceMs: number;
  readonly told: (what: "ended" | "failed", assignment: string) => void;
}

/**
 * Ends what by its own note is over, without any database: for the day on which the service and its
 * database are gone. Only what name, creator and note say is ours.
 * @returns how many are still to be ended
 * @throws ProblemError where Azure can't be asked
 */
export const sweepOverdue = async ({
  assignments,
  clock,
  graceMs,
  told,
}: OverduePorts): Promise<number> => {
  let left = 0;
  for await (const { name, target, note, byUs } of assignments.all()) {
    if (!byUs || !note || !target) continue;
    if (note.endsAt.getTime() + graceMs > clock.now().getTime()) continue;
    const { done } = await assignments.remove(target, name);
    told(done ? "ended" : "failed", name);
    if (!done) left += 1;
  }
  return left;
};
