import type { SettlePorts } from "./ports.ts";
import { settleAssignment } from "./settle-assignment.ts";

export interface SweepPorts extends SettlePorts {
  /** Told of what should not happen; the lease runs out, and it is tried again. */
  readonly failed: (cause: unknown) => void;
}

/**
 * One lane of work: takes what is due, one assignment after the other, until nothing is. Any number
 * of lanes and replicas share the work.
 * @returns how many were settled
 */
export const sweepAssignments = async (ports: SweepPorts, lane: number): Promise<number> => {
  for (let settled = 0; ; settled += 1) {
    const now = ports.clock.now();
    if (!ports.pace.mayGoOn(lane, now)) return settled;
    const until = new Date(now.getTime() + ports.leaseMs);
    const [claim] = await ports.grants.claim(now, until, 1);
    if (!claim) return settled;
    try {
      await settleAssignment(ports, claim);
    } catch (cause) {
      ports.failed(cause);
    }
  }
};
