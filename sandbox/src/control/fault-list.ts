import type { Collection, Fault, Faults } from "../world.ts";

/** Faults that were asked for, in the order of asking; the first that matches holds. */
export function createFaults(kept: Collection<Fault>): Faults {
  return {
    find: (service, subject) => {
      const lower = subject.toLowerCase();
      return [...kept.values()].find(
        (fault) => fault.service === service && lower.includes(fault.match.toLowerCase()),
      );
    },
  };
}
