import { z } from "zod";
import { changeArmSettings, resetArmSettings } from "../arm/arm-settings.ts";
import type { World } from "../world.ts";
import type { Post } from "./post.ts";

const bucket = z.strictObject({ burst: z.int().min(0), perSecond: z.number().positive() });
const numbers = z.strictObject({
  reads: bucket.optional(),
  writes: bucket.optional(),
  deletes: bucket.optional(),
  roleAssignments: z.int().min(0).optional(),
  activityLogDelay: z.number().min(0).optional(),
});

const armChange = z.union([z.strictObject({ reset: z.literal(true) }), numbers]);

/** Quota, throttling and lateness of ARM. */
export function addArmControl(post: Post, world: World): void {
  post("/arm", armChange, (change) => {
    if ("reset" in change) {
      resetArmSettings(world);
      return;
    }
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    changeArmSettings(world, Object.fromEntries(given));
  });
}
