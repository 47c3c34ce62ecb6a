import type { Claim } from "../ports/grants.ts";
import { finishLater } from "./finish-later.ts";
import { ended, ending, failed, type Moved } from "./outcomes.ts";
import { planOf } from "./plan.ts";
import { recordMoves } from "./record-moves.ts";
import type { SettlePorts } from "./ports.ts";
import { succeeded, writing } from "./effort.ts";
import type { GrantRecord } from "./grant.ts";

const FOREIGN =
  "Somebody has changed the assignment in Azure, so it is no longer ours to take away. Remove it there.";

/**
 * Takes the assignment away, until ARM says that it is gone. What is not ours, by its name, its
 * creator and its note, is left alone and told.
 */
export const closeAssignment = async (ports: SettlePorts, before: Claim): Promise<void> => {
  const { assignments, clock, grants } = ports;
  const claim = await sayThatItEnds(ports, before);
  if (!claim) return;
  const { target, name } = claim;
  const standing = await assignments.find(target, name);
  if (standing && !(standing.byUs && standing.note)) {
    return finishLater(ports, claim, { trouble: FOREIGN });
  }
  if (standing && !(await takeAway(ports, claim))) return;
  const now = clock.now();
  const over = planOf(claim.grants, now).toClose;
  await recordMoves(grants, claim, {
    moves: over.map((grant) => closed(grant, now)),
    effort: succeeded(claim.effort, now),
    until: now,
  });
};

/** @returns whether ARM says that it is gone; else it is tried again later */
const takeAway = async (ports: SettlePorts, claim: Claim): Promise<boolean> => {
  const { assignments, clock, grants, leaseMs } = ports;
  const now = clock.now();
  const sent = { ...claim, effort: writing(claim.effort, now) };
  const until = new Date(now.getTime() + leaseMs);
  if (!(await grants.keepEffort(claim, sent.effort, until))) return false;
  const outcome = await assignments.remove(claim.target, claim.name);
  if (!outcome.done) {
    const setback = { trouble: troubleOf(outcome.refused), ...outcome };
    await finishLater(ports, outcome.open ? sent : claim, setback);
    return false;
  }
  if (await assignments.find(claim.target, claim.name)) {
    await finishLater(ports, sent, { trouble: "Azure still shows it. It is looked at again." });
    return false;
  }
  return true;
};

/** The log says first that it ends, then that it has. */
const sayThatItEnds = async (
  { grants, clock, leaseMs }: SettlePorts,
  claim: Claim,
): Promise<Claim | undefined> => {
  const now = clock.now();
  const { toClose } = planOf(claim.grants, now);
  const moves = toClose.filter(({ status }) => status === "active").map(ending);
  if (moves.length === 0) return claim;
  const until = new Date(now.getTime() + leaseMs);
  return recordMoves(grants, claim, { moves, effort: claim.effort, until });
};

const closed = (grant: GrantRecord, now: Date): Moved =>
  grant.status === "provisioning"
    ? failed(grant, grant.givenUp ?? "It was given up.")
    : ended(grant, now, false);

const troubleOf = (refused: string | undefined): string =>
  refused === undefined
    ? "Azure did not confirm that it is gone. It is tried again."
    : `Azure refuses to take it away (${refused}). It is tried again.`;
