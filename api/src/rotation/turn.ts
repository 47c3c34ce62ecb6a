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
