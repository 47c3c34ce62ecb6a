import { repeat, type RepeatOptions } from "../jobs/repeat.ts";

/** What runs beside the answers to requests. */
export interface Background {
  start(): void;
  stop(): Promise<void>;
}

export interface Work extends RepeatOptions {
  /** Whether a change in the database may mean that there is something to do at once. */
  readonly wakes?: boolean;
}

/** Runs a round of work, so that what it asks can be told from what others ask at the same time. */
export type Around = <Result>(work: () => Promise<Result>) => Promise<Result>;

export interface BackgroundParts {
  readonly around: Around | undefined;
  readonly works: readonly Work[];
  readonly follow: (wake: () => void) => () => void;
  readonly reload: (() => () => void) | undefined;
  readonly begin: () => void;
  readonly close: () => Promise<void>;
}

export const backgroundOf = (parts: BackgroundParts): Background => {
  const { around = (work) => work(), works, follow, reload, begin, close } = parts;
  let running: readonly ReturnType<typeof repeat>[] = [];
  let ends: readonly (() => void)[] = [];
  return {
    start: () => {
      begin();
      const started = works.map(({ wakes, work, ...pace }) => ({
        wakes,
        repeated: repeat({ ...pace, work: () => around(work) }),
      }));
      running = started.map(({ repeated }) => repeated);
      const woken = started.filter(({ wakes }) => wakes).map(({ repeated }) => repeated);
      const unfollow = follow(() => woken.forEach(({ wake }) => wake()));
      ends = [unfollow, ...(reload ? [reload()] : [])];
    },
    stop: async () => {
      ends.forEach((end) => end());
      await Promise.all(running.map(({ stop }) => stop()));
      await close();
    },
  };
};

/** The same work several times at once. */
export const lanes = async (
  count: number,
  work: (lane: number) => Promise<unknown>,
): Promise<void> => {
  await Promise.all(Array.from({ length: count }, (_, lane) => work(lane)));
};
