import type { World } from "../world.ts";

/** An event subscription with a webhook, at the system topic of a vault. */
export interface EventSubscription {
  readonly name: string;
  readonly vault: string;
  readonly endpoint: string;
  readonly schema: "EventGridSchema" | "CloudEventSchemaV1_0";
  /** All without. */
  readonly eventTypes?: readonly string[];
  /** App id or identifier URI whose token Event Grid brings along; none without. */
  readonly audience?: string;
  readonly maxDeliveryAttempts: number;
  readonly eventTimeToLiveInMinutes: number;
  /** Events come once the webhook has proved that it wants them. */
  readonly provisioningState: "Creating" | "Succeeded";
}

const kept = ({ state }: Pick<World, "state">) =>
  state.collection<EventSubscription>("event-subscriptions");

export function eventSubscriptions(world: Pick<World, "state">): readonly EventSubscription[] {
  return [...kept(world).values()];
}

/** Names are those of one topic. */
export const subscriptionKey = ({ vault, name }: Pick<EventSubscription, "vault" | "name">) =>
  `${vault}/${name}`;

export function findEventSubscription(world: World, key: string): EventSubscription | undefined {
  return kept(world).get(key);
}

export function putEventSubscription(world: World, subscription: EventSubscription): void {
  kept(world).set(subscriptionKey(subscription), subscription);
}

export function removeEventSubscription(world: World, key: string): void {
  kept(world).delete(key);
}
