import type { Collection, Fault, Faults } from "../world.ts";

/**
 * Faults that were asked for, in the order of asking; the first that matches holds. Whoever finds one is hit by it, so
 * each service looks once a call.
 */
export function createFaults(kept: Collection<Fault>): Faults {
  return {
    find: (service, subject) => {
      const lower = subject.toLowerCase();
      const found = [...kept.values()].find(
        (fault) => fault.service === service && lower.includes(fault.match.toLowerCase()),
      );
      if (found?.times === 1) kept.delete(found.id);
      else if (found?.times !== undefined) kept.set(found.id, { ...found, times: found.times - 1 });
      return found;
    },
  };
}
