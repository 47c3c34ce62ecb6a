import { Cron } from "croner";
import { millisecondsOf } from "./duration.ts";
import type { Cadence, RotationWindow } from "./rotation-plans.ts";

/** Apart from the rest of the contract: the tab loads it, and what knows calendars, with the plan editor. */

const DAY = 86_400_000;

interface Timing {
  readonly cadence?: Cadence | undefined;
  readonly window?: RotationWindow | undefined;
}

interface Version {
  readonly createdAt: Date;
  readonly expiresAt?: Date | undefined;
}

/** When the next version is due, by the newest one; never, where that never expires. */
export function dueBy(cadence: Cadence | undefined, newest: Version): Date | undefined {
  if (!cadence) return undefined;
  if ("every" in cadence) {
    return new Date(newest.createdAt.getTime() + millisecondsOf(cadence.every));
  }
  const { expiresAt } = newest;
  return expiresAt && new Date(expiresAt.getTime() - cadence.daysBeforeExpiry * DAY);
}

/**
 * The first moment from then on at which a window is open; nothing, where none ever opens.
 * @throws where there is no such pattern or time zone
 */
export function whenOpen(window: RotationWindow | undefined, from: Date): Date | undefined {
  if (!window) return from;
  const { cron, timeZone, length } = window;
  const opening = new Cron(cron, { timezone: timeZone, mode: "5-part" }).nextRun(
    new Date(from.getTime() - millisecondsOf(length)),
  );
  if (!opening) return undefined;
  return opening.getTime() <= from.getTime() ? from : opening;
}

/**
 * When a plan would begin by itself. By days before expiry only the first time is known: when the
 * next version expires is not.
 * @throws where there is no such pattern or time zone
 */
export function nextRotations(
  { cadence, window }: Timing,
  newest: Version,
  now: Date,
  count: number,
): readonly Date[] {
  const dates: Date[] = [];
  let due = dueBy(cadence, newest);
  while (due && dates.length < count) {
    const begins = whenOpen(window, due.getTime() < now.getTime() ? now : due);
    if (!begins) break;
    dates.push(begins);
    due = cadence && "every" in cadence ? dueBy(cadence, { createdAt: begins }) : undefined;
  }
  return dates;
}
