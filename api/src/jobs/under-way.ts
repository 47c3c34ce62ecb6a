import type { UnderWay } from "../ports/under-way.ts";

/** Work behind answers that were given; before the process ends it is waited for. */
export const createUnderWay = (
  failed: (cause: unknown) => void,
): UnderWay & { settled(): Promise<void> } => {
  const running = new Set<Promise<void>>();
  return {
    begin: (work) => {
      const one = work().catch(failed);
      running.add(one);
      void one.then(() => running.delete(one));
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
};
