import { settleWrites } from "./due-writes.ts";
import { createEventGrid } from "./event-grid/event-grid.ts";
import type { GridWorld } from "./event-grid/webhook.ts";
import { settleCertificates } from "./key-vault/settle-certificates.ts";
import { listVaults } from "./key-vault/vault-store.ts";

/** How often it is seen what has become due: the clock may have been moved meanwhile. */
const glance = 50;

/** What happens by itself as time passes, whether or not anybody asks. */
export function startDueWork(grid: GridWorld): { stop(): void } {
  const eventGrid = createEventGrid(grid);
  const timer = setInterval(() => {
    settleWrites(grid.world);
    for (const vault of listVaults(grid.world)) settleCertificates(grid.world, vault);
    eventGrid.work();
  }, glance);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
