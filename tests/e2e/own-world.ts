import type { OwnWorld, StartedWorld } from "./owned-world.ts";
import { expect, test as people } from "./people.ts";
import { startProductionWorld } from "./production-world.ts";
import { startSmallWorld } from "./small-world.ts";

export { expect } from "./people.ts";
export type { OwnWorld } from "./owned-world.ts";

export interface Shaped {
  /** `production`: three web and two worker processes, of which one after the other is killed. */
  readonly shape: "small" | "production";
}

export const test = people.extend<{ world: OwnWorld }, Shaped & { started: StartedWorld }>({
  shape: ["small", { scope: "worker", option: true }],
  started: [
    async ({ shape }, use) => {
      const started = await (shape === "small" ? startSmallWorld() : startProductionWorld());
      await use(started);
      await started.stop();
    },
    { scope: "worker" },
  ],
  endpoints: [
    async ({ started }, use) => use(started.world.sandbox.endpoints),
    { scope: "worker" },
  ],
  /** As it was at the start, whatever the test before has left. */
  world: async ({ started: { world, disturb } }, use, testInfo) => {
    await world.control("reset", {});
    await world.startAfresh();
    const calm = disturb?.(testInfo.repeatEachIndex);
    await use(world);
    if (!calm) return;
    const disturbances = await calm();
    testInfo.annotations.push({ type: "killed", description: disturbances.join(", ") });
    expect(disturbances).not.toEqual([]);
  },
});
