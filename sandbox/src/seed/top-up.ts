import { seedDirectory } from "../directory/directory.ts";
import { seedDiagnostics } from "../log-analytics/seed-diagnostics.ts";
import type { World } from "../world.ts";
import { seedAutomationVault, seedRights } from "./seed-vaults.ts";

/** Raised with each seed that has more people or rights than the one before. */
const current = 6;

const kept = ({ state }: Pick<World, "state">) => state.collection<number>("seed");

export function markSeed(world: Pick<World, "state">): void {
  kept(world).set("version", current);
}

/** A state of an earlier sandbox gets who and what is new in the seed, and keeps all that was done in it. */
export function topUpSeed(world: World): void {
  if (kept(world).get("version") === current) return;
  world.state.batch(() => {
    seedDirectory(world.state);
    seedAutomationVault(world);
    seedRights(world);
    seedDiagnostics(world);
    markSeed(world);
  });
}
