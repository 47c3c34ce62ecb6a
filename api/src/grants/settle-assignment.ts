import type { Claim } from "../ports/grants.ts";
import { ProblemError } from "../problem-error.ts";
import { closeAssignment } from "./close-assignment.ts";
import { openAssignment } from "./open-assignment.ts";
import { begun } from "./outcomes.ts";
import { finishLater } from "./finish-later.ts";
import { planOf } from "./plan.ts";
import { recordMoves } from "./record-moves.ts";
import type { SettlePorts } from "./ports.ts";

/**
 * Brings Azure to what the grants of one role assignment say, by steps that can each be repeated:
 * whatever was done before a crash is found done. Only who holds the lease gets here.
 */
export const settleAssignment = async (ports: SettlePorts, claim: Claim): Promise<void> => {
  const current = await beginDue(ports, claim);
  if (!current) return;
  const { wanted } = planOf(current.grants, ports.clock.now());
  try {
    await (wanted ? openAssignment(ports, current) : closeAssignment(ports, current));
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    // Azure could not even be asked how it stands: nothing is known to have changed.
    await finishLater(ports, current, {
      trouble: "Azure does not answer. It is tried again.",
      ...(cause.facts.retryAfter !== undefined && { retryAfter: cause.facts.retryAfter }),
    });
  }
};

const beginDue = async (ports: SettlePorts, claim: Claim): Promise<Claim | undefined> => {
  const { toBegin } = planOf(claim.grants, ports.clock.now());
  if (toBegin.length === 0) return claim;
  return recordMoves(ports.grants, claim, {
    moves: toBegin.map(begun),
    effort: claim.effort,
    until: leaseEnd(ports),
  });
};

const leaseEnd = ({ clock, leaseMs }: SettlePorts): Date =>
  new Date(clock.now().getTime() + leaseMs);
