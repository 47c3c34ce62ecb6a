import type { NewEntry } from "../audit/new-entry.ts";
import { grantEntry, theService } from "./entries.ts";
import type { GrantRecord } from "./grant.ts";
import { moved } from "./moves.ts";

/** A grant as it is to stand, with what the log says of the move. */
export interface Moved {
  readonly grant: GrantRecord;
  readonly entry: NewEntry;
}

export const begun = (grant: GrantRecord): Moved => {
  const next = moved(grant, "provisioning");
  return { grant: next, entry: grantEntry("grant-provisioning", next) };
};

/** ARM has confirmed it: from now on its time runs, and never beyond what its note says. */
export const opened = (grant: GrantRecord, now: Date, notedEnd: Date): Moved => {
  const end = Math.min(now.getTime() + grant.durationMs, notedEnd.getTime());
  const next = moved(grant, "active", { startedAt: now, endsAt: new Date(end) });
  return { grant: next, entry: grantEntry("grant-opened", next) };
};

/** It is given up; what Azure may have of it is taken away first. */
export const givenUp = (grant: GrantRecord, reason: string): GrantRecord => ({
  ...grant,
  givenUp: reason,
});

export const failed = (grant: GrantRecord, reason: string): Moved => {
  const next = moved(grant, "failed", { givenUp: reason });
  return { grant: next, entry: grantEntry("grant-failed", next, theService, { reason }) };
};

/** Its time is over: from now on Azure is asked to take it away. */
export const ending = (grant: GrantRecord): Moved => {
  const next = moved(grant, "ending", { because: grant.because ?? "expired" });
  return { grant: next, entry: grantEntry("grant-ending", next) };
};

/** Gone, or left to others who hold the same: `shared` is then true. */
export const ended = (grant: GrantRecord, now: Date, shared: boolean): Moved => {
  const { alarmSince: _, ...rest } = grant;
  const next = moved(rest, "ended", { because: grant.because ?? "expired", endedAt: now });
  return { grant: next, entry: grantEntry("grant-ended", next, theService, { shared }) };
};

/** Somebody took it away in Azure. It is never made again (DESIGN section 4). */
export const removedOutside = (grant: GrantRecord, now: Date): Moved => {
  const next = moved(grant, "ended", { because: "removed-outside", endedAt: now });
  return { grant: next, entry: grantEntry("grant-removed-outside", next) };
};

export const alarmed = (grant: GrantRecord, now: Date, trouble: string): Moved => {
  const next = { ...grant, alarmSince: now };
  return { grant: next, entry: grantEntry("grant-alarmed", next, theService, { trouble }) };
};
