import type { GrantRecord } from "./grant.ts";

/** All grants of one role assignment that are not over, and what is to be done about it now. */
export interface Plan {
  /** Scheduled ones whose time has come: everything is checked again before they are opened. */
  readonly toBegin: readonly GrantRecord[];
  /** To be opened by one PUT. */
  readonly toOpen: readonly GrantRecord[];
  /** Their time runs. */
  readonly running: readonly GrantRecord[];
  /** Over, or given up: to be closed. */
  readonly toClose: readonly GrantRecord[];
  /** Whether Azure is to have the assignment after this. */
  readonly wanted: boolean;
}

const isDue = (at: Date | undefined, now: Date): boolean =>
  at !== undefined && at.getTime() <= now.getTime();

const isOver = (grant: GrantRecord, now: Date): boolean =>
  grant.status === "ending" ||
  (grant.status === "active" && isDue(grant.endsAt, now)) ||
  (grant.status === "provisioning" && grant.givenUp !== undefined);

/** Reads off the grants themselves what Azure should have: there is no other schedule. */
export const planOf = (grants: readonly GrantRecord[], now: Date): Plan => {
  const toClose = grants.filter((grant) => isOver(grant, now));
  const toBegin = grants.filter(
    ({ status, opensAt }) => status === "scheduled" && isDue(opensAt, now),
  );
  const toOpen = grants.filter(
    (grant) => grant.status === "provisioning" && !toClose.includes(grant),
  );
  const running = grants.filter((grant) => grant.status === "active" && !toClose.includes(grant));
  return { toBegin, toOpen, running, toClose, wanted: toOpen.length + running.length > 0 };
};
