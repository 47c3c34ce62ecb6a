/** How much another system takes in any stretch of time of this length. */
export interface PaceWindow {
  readonly most: number;
  readonly ms: number;
}

export interface Turn {
  /** Whose limits these are: one vault, one account, one installation. */
  readonly backEnd: string;
  /** For whom: a turn that is promised for later is kept for them. */
  readonly taker: string;
  readonly windows: readonly PaceWindow[];
  /** What it counts for; 1 where nothing is said. */
  readonly cost?: number;
}

/** The limits of other systems, kept by all replicas together. */
export interface Pace {
  /** Takes a turn. @returns 0, or after how many milliseconds the one that is promised comes */
  take(turn: Turn, now: Date): Promise<number>;
  /** The other system has said that nothing is to be sent until then. */
  keepQuiet(backEnd: string, until: Date): Promise<void>;
}
