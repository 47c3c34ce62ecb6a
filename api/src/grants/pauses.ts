export const SECOND = 1_000;
const LONGEST = 60 * SECOND;

/**
 * How long to wait before the next try: growing, without a last one. `spread` from 0 to 1 keeps many
 * from coming back in the same instant.
 */
export const pauseAfter = (attempts: number, spread: number): number =>
  Math.min(LONGEST, SECOND * 2 ** Math.min(attempts, 10)) * (0.5 + spread / 2);

/** After that long without success somebody has to know. */
export const ALARM_AFTER = 60 * SECOND;

/** So long it is tried to open a grant; then nothing of it is left in Azure, and it has failed. */
export const OPENING_LIMIT = 10 * 60 * SECOND;

/** A write whose answer was lost may take effect that much later (DESIGN section 6). */
export const LATE_WRITE_LIMIT = 15 * 60 * SECOND;

/** Azure ends a grant by its note that much later than we, should we be gone. */
export const noteSlack = (durationMs: number): number => Math.max(5 * SECOND, durationMs / 100);

/** How often that is looked for. */
export const LOOK_AGAIN_AFTER = 30 * SECOND;
