import { z } from "zod";
import { automationSettings } from "../automation/automation-settings.ts";
import type { ChangeableSettings } from "../changeable-settings.ts";
import { githubSettings } from "../github/github-settings.ts";
import type { World } from "../world.ts";
import type { Post } from "./post.ts";

const count = z.int().min(0);
const seconds = z.number().min(0);
const reset = z.strictObject({ reset: z.literal(true) });
const githubChange = z.strictObject({
  dispatch: z.enum(["details", "nothing"]).exactOptional(),
  queueSeconds: seconds.exactOptional(),
  stepSeconds: seconds.exactOptional(),
  requestsPerHour: count.exactOptional(),
  creationsPerMinute: count.exactOptional(),
  creationsPerHour: count.exactOptional(),
  pointsPerMinute: count.exactOptional(),
  secondaryStatus: z.union([z.literal(403), z.literal(429)]).exactOptional(),
});
const automationChange = z.strictObject({
  queueSeconds: seconds.exactOptional(),
  stepSeconds: seconds.exactOptional(),
  jobsPerWindow: count.exactOptional(),
});

/** What the back ends of rotations answer, how fast they are, and where their limits are. */
export function addSettingsControl(post: Post, world: World): void {
  post("/github", z.union([reset, githubChange]), (change) => {
    apply(world, githubSettings, change);
  });
  post("/automation", z.union([reset, automationChange]), (change) => {
    apply(world, automationSettings, change);
  });
}

function apply<Settings>(
  world: World,
  settings: ChangeableSettings<Settings>,
  change: { readonly reset: true } | Partial<Settings>,
): void {
  if ("reset" in change) settings.reset(world);
  else settings.change(world, change);
}
