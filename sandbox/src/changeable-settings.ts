import type { World } from "./world.ts";

type Place = Pick<World, "state">;

/** Settings of one service that `/control` changes while it runs; a reset of the world gives the first ones back. */
export interface ChangeableSettings<Settings> {
  of(world: Place): Settings;
  change(world: Place, change: Partial<Settings>): void;
  reset(world: Place): void;
}

export function changeableSettings<Settings extends object>(
  name: string,
  initial: Settings,
): ChangeableSettings<Settings> {
  const kept = ({ state }: Place) => state.collection<Partial<Settings>>(name);
  return {
    of: (world) => ({ ...initial, ...kept(world).get("changed") }),
    change: (world, change) => {
      kept(world).set("changed", { ...kept(world).get("changed"), ...change });
    },
    reset: (world) => {
      kept(world).delete("changed");
    },
  };
}
