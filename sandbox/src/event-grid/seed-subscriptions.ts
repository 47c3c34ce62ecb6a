import { githubApp } from "../github/github-app.ts";
import { listVaults } from "../key-vault/vault-store.ts";
import type { World } from "../world.ts";
import {
  findEventSubscription,
  putEventSubscription,
  subscriptionKey,
  type EventSubscription,
} from "./event-subscription.ts";

/** One at each vault that people use, for the webhook that is told at the start. */
export function seedEventSubscriptions(world: World, endpoint: string, audience: string): void {
  for (const { name: vault } of listVaults(world)) {
    const wanted: EventSubscription = {
      name: "vault-events",
      vault,
      endpoint,
      audience,
      schema: "EventGridSchema",
      maxDeliveryAttempts: 30,
      eventTimeToLiveInMinutes: 1440,
      provisioningState: "Creating",
    };
    const there = findEventSubscription(world, subscriptionKey(wanted));
    if (vault !== githubApp.key.vault && there?.endpoint !== endpoint)
      putEventSubscription(world, wanted);
  }
}
