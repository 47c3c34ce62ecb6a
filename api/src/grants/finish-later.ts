import type { Claim } from "../ports/grants.ts";
import type { GrantRecord } from "./grant.ts";
import { alarmed, type Moved } from "./outcomes.ts";
import { ALARM_AFTER, pauseAfter, SECOND } from "./pauses.ts";
import { recordMoves } from "./record-moves.ts";
import type { SettlePorts } from "./ports.ts";

interface Setback {
  readonly trouble: string;
  /** Seconds, where Azure said them. */
  readonly retryAfter?: number;
  readonly moves?: readonly Moved[];
}

/**
 * Gives the claim back, to be tried again without a last try: after a growing pause, or as soon as
 * Azure has said that it would answer.
 */
export const finishLater = async (
  { grants, clock, random, pace }: SettlePorts,
  claim: Claim,
  { trouble, retryAfter, moves = [] }: Setback,
): Promise<void> => {
  const now = clock.now();
  const attempts = claim.effort.attempts + 1;
  const pause = retryAfter === undefined ? pauseAfter(attempts, random()) : retryAfter * SECOND;
  if (retryAfter !== undefined) pace.throttled(now, retryAfter);
  const nextTryAt = new Date(now.getTime() + pause);
  const overdue = claim.grants.filter((grant) => isOverdue(grant, now));
  await recordMoves(grants, claim, {
    moves: [...moves, ...overdue.map((grant) => alarmed(grant, now, trouble))],
    effort: {
      ...{ ...claim.effort, attempts, nextTryAt, trouble },
      // What has no grant has no other schedule.
      ...(claim.grants.length === 0 && { lookAt: nextTryAt }),
    },
    until: now,
  });
};

/** It should be gone for a while, and nobody was told yet. */
const isOverdue = ({ status, endsAt, alarmSince }: GrantRecord, now: Date): boolean =>
  status === "ending" &&
  alarmSince === undefined &&
  endsAt !== undefined &&
  now.getTime() - endsAt.getTime() > ALARM_AFTER;
