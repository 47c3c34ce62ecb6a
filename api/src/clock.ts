/** The only way to the time. */
export interface Clock {
  now(): Date;
  /** What the work comes to, or `late` if that takes longer than so many milliseconds. */
  within<Result>(ms: number, work: Promise<Result>): Promise<Result | "late">;
}

export const systemClock: Clock = {
  now: () => new Date(),
  within: async (ms, work) => {
    const { promise: late, resolve } = Promise.withResolvers<"late">();
    const timer = setTimeout(resolve, ms, "late");
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  },
};
