import type { Turn } from "../rotation/turn.ts";

/** The limits of other systems, kept by all replicas together. */
export interface Pace {
  /** Takes a turn. @returns 0, or after how many milliseconds the one that is promised comes */
  take(turn: Turn, now: Date): Promise<number>;
  /** The other system has said that nothing is to be sent until then. */
  keepQuiet(backEnd: string, until: Date): Promise<void>;
}
