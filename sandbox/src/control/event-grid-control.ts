import { z } from "zod";
import { deadLetters, countWaiting, type DeadLetter } from "../event-grid/deliveries.ts";
import { eventGridSettings, type EventGridSettings } from "../event-grid/event-grid-settings.ts";
import {
  eventSubscriptions,
  putEventSubscription,
  removeEventSubscription,
  subscriptionKey,
  type EventSubscription,
} from "../event-grid/event-subscription.ts";
import { findVault } from "../key-vault/vault-store.ts";
import type { TenantWorld } from "../tenant-world.ts";
import type { World } from "../world.ts";
import type { Post } from "./post.ts";
import { Unknown } from "./unknown.ts";

const subscription = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9-]{3,64}$/),
  vaults: z.array(z.string()).min(1),
  endpoint: z.url({ protocol: /^https$/ }),
  schema: z.enum(["EventGridSchema", "CloudEventSchemaV1_0"]).default("EventGridSchema"),
  audience: z.string().exactOptional(),
  eventTypes: z.array(z.string()).exactOptional(),
  maxDeliveryAttempts: z.int().min(1).max(30).default(30),
  eventTimeToLiveInMinutes: z.int().min(1).max(1440).default(1440),
});
const settings = z.strictObject({
  duplicates: z.int().min(0).max(10).exactOptional(),
  delaySeconds: z.number().min(0).exactOptional(),
  newestFirst: z.boolean().exactOptional(),
  timeoutSeconds: z.number().positive().exactOptional(),
});
const eventGridChange = z.union([
  z.strictObject({ add: subscription }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ reset: z.literal(true) }),
  settings,
]);

/** Event subscriptions of vaults, and how reliably events come. */
export function addEventGridControl(post: Post, world: TenantWorld): void {
  post("/event-grid", eventGridChange, (change) => {
    if ("add" in change) subscribe(world, change.add);
    else if ("remove" in change) unsubscribe(world, change.remove);
    else if ("reset" in change) eventGridSettings.reset(world);
    else eventGridSettings.change(world, change);
  });
}

/** One for each vault, since each vault is a topic of its own. */
function subscribe(world: TenantWorld, wanted: z.infer<typeof subscription>): void {
  const { vaults, ...common } = wanted;
  const { audience } = common;
  if (audience !== undefined && !world.directory.resource(audience))
    throw new Unknown(`There is no application ${audience}.`);
  for (const vault of vaults) {
    if (!findVault(world, vault)) throw new Unknown(`There is no vault ${vault}.`);
    putEventSubscription(world, { ...common, vault, provisioningState: "Creating" });
  }
}

function unsubscribe(world: World, name: string): void {
  const found = eventSubscriptions(world).filter((one) => one.name === name);
  if (found.length === 0) throw new Unknown(`There is no event subscription ${name}.`);
  for (const one of found) removeEventSubscription(world, subscriptionKey(one));
}

export interface EventGridState {
  readonly settings: EventGridSettings;
  readonly subscriptions: readonly EventSubscription[];
  readonly waiting: number;
  /** The last of them. */
  readonly deadLetters: readonly DeadLetter[];
}

export function describeEventGrid(world: World): EventGridState {
  return {
    settings: eventGridSettings.of(world),
    subscriptions: eventSubscriptions(world),
    waiting: countWaiting(world),
    deadLetters: deadLetters(world).slice(-100),
  };
}
