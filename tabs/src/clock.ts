/** Milliseconds since 1970 by this device. The screen goes by the service's time: `data/server-clock.ts`. */
export const deviceNow = (): number => Date.now();

/** Resolves after so many milliseconds, or as soon as the signal is given. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
