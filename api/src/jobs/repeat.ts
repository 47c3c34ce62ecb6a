/** Work that comes again and again. */
export interface Repeated {
  /** There may be something to do now. */
  wake(): void;
  /** Waits for what is being done. */
  stop(): Promise<void>;
}

export interface RepeatOptions {
  readonly work: () => Promise<unknown>;
  /** Milliseconds between the end of one round and the next, unless it is woken before. */
  readonly pause: number;
  readonly failed: (cause: unknown) => void;
}

/** One round after the other, never two at once; a failed one does not end it. */
export const repeat = ({ work, pause, failed }: RepeatOptions): Repeated => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const round = async (): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      failed(cause);
    }
    running = undefined;
    if (stopped) return;
    timer = setTimeout(begin, again ? 0 : pause);
    again = false;
  };
  const begin = (): void => {
    if (!stopped) running ??= round();
  };
  begin();
  return {
    wake: () => {
      if (running) {
        again = true;
        return;
      }
      clearTimeout(timer);
      begin();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
