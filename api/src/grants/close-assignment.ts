import type { Claim } from "../ports/grants.ts";
import { finishLater } from "./finish-later.ts";
import { ended, ending, failed, type Moved } from "./outcomes.ts";
import { LATE_WRITE_LIMIT, LOOK_AGAIN_AFTER } from "./pauses.ts";
import { planOf } from "./plan.ts";
import { recordMoves } from "./record-moves.ts";
import type { SettlePorts } from "./ports.ts";
import type { Effort } from "./effort.ts";
import type { GrantRecord } from "./grant.ts";

const FOREIGN =
  "Somebody has changed the assignment in Azure, so it is no longer ours to take away. Remove it there.";

/**
 * Takes the assignment away, until ARM says that it is gone. What is not ours, by its name, its
 * creator and its note, is left alone and told.
 */
export const closeAssignment = async (ports: SettlePorts, before: Claim): Promise<void> => {
  const { assignments, clock, grants, leaseMs } = ports;
  const claim = await sayThatItEnds(ports, before);
  if (!claim) return;
  const { target, name } = claim;
  const standing = await assignments.find(target, name);
  if (standing && !(standing.byUs && standing.note)) {
    return finishLater(ports, claim, { trouble: FOREIGN });
  }
  if (standing) {
    const held = await grants.keepEffort(
      claim,
      claim.effort,
      new Date(clock.now().getTime() + leaseMs),
    );
    if (!held) return;
    const outcome = await assignments.remove(target, name);
    if (!outcome.done) {
      return finishLater(ports, claim, { trouble: troubleOf(outcome.refused), ...outcome });
    }
    if (await assignments.find(target, name)) {
      return finishLater(ports, claim, { trouble: "Azure still shows it. It is looked at again." });
    }
  }
  const now = clock.now();
  const over = planOf(claim.grants, now).toClose;
  await recordMoves(grants, claim, {
    moves: over.map((grant) => closed(grant, now)),
    effort: effortAfter(claim.effort, now),
    until: now,
  });
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

/** A write whose answer is missing may come late: it is looked for until it can't any more. */
const effortAfter = ({ writeOpenSince, lookUntil }: Effort, now: Date): Effort => {
  const until = writeOpenSince ? new Date(writeOpenSince.getTime() + LATE_WRITE_LIMIT) : lookUntil;
  if (!until || until.getTime() <= now.getTime()) return { attempts: 0 };
  const nextTryAt = new Date(Math.min(until.getTime(), now.getTime() + LOOK_AGAIN_AFTER));
  return { attempts: 0, lookUntil: until, nextTryAt };
};

const troubleOf = (refused: string | undefined): string =>
  refused === undefined
    ? "Azure did not confirm that it is gone. It is tried again."
    : `Azure refuses to take it away (${refused}). It is tried again.`;
