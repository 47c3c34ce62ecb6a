import { settleWrites } from "./due-writes.ts";
import type { World } from "./world.ts";

/** How often it is seen what has become due: the clock may have been moved meanwhile. */
const glance = 50;

/** What happens by itself as time passes, whether or not anybody asks. */
export function startDueWork(world: World): { stop(): void } {
  const timer = setInterval(() => {
    settleWrites(world);
  }, glance);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
