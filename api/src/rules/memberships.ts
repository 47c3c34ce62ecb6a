/** What the directory said of one person, and when it was read: the oldest fact counts. */
export interface Memberships {
  readonly owns: readonly string[];
  readonly memberOf: readonly string[];
  readonly groups: readonly string[];
  readonly guest: boolean;
  readonly readAt: Date;
}

export interface Member {
  readonly objectId: string;
  readonly name: string;
  readonly guest: boolean;
}

/** The people of a team or group at one instant. */
export interface People {
  readonly people: readonly Member[];
  readonly readAt: Date;
}

/** At a decision, facts of the directory are at most so old, in milliseconds. */
const FRESH = 60_000;

export const isStale = (readAt: Date, now: Date): boolean =>
  now.getTime() - readAt.getTime() > FRESH;

/** The account of one person. */
export interface Account extends Member {
  readonly enabled: boolean;
  readonly readAt: Date;
}
