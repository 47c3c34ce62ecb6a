const SECOND = 1_000;

/** So long one worker has a rotation to itself; longer than Key Vault is waited for. */
const LEASE = 30 * SECOND;

/** A write whose answer was lost may take effect that much later. */
export const LATE_WRITE_LIMIT = 60 * SECOND;

/**
 * Key Vault's log has told by then who has made a version: documented are 3 to 10 minutes.
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time
 */
export const TOLD_WITHIN = 30 * 60 * SECOND;

/** How often it is looked whether it has. */
export const LOOK_AGAIN_AFTER = 2 * SECOND;

/** So long it is tried to have begun what the other side does not take. */
export const BEGINS_WITHIN = 6 * 60 * 60 * SECOND;

/** What was asked to stop has so long to do so. */
export const STOPS_WITHIN = 10 * 60 * SECOND;

/** Milliseconds between two looks at an errand: the longer it takes, the less is missed. */
export const pauseOfErrand = (age: number): number => {
  if (age < 2 * 60 * SECOND) return 4 * SECOND;
  return age < 10 * 60 * SECOND ? 15 * SECOND : 60 * SECOND;
};

/** Where an old version could not be disabled, it is tried again that often. */
export const DISABLE_AGAIN_AFTER = 30 * SECOND;

/** How often it is asked whether an old version is still read. */
export const READS_AGAIN_AFTER = 60 * SECOND;

/** How often a write is tried that Azure did not take. */
export const WRITES = 6;

/** Milliseconds before the next of them: as long as Azure says, or longer each time. */
export const pauseBefore = (tries: number, retryAfter: number | undefined): number =>
  retryAfter === undefined ? SECOND * 2 ** Math.min(tries - 1, 4) : retryAfter * SECOND;

export const leaseEnd = (now: Date, more = 0): Date => new Date(now.getTime() + LEASE + more);
