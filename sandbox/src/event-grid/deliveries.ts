import type { World } from "../world.ts";
import { eventGridSettings } from "./event-grid-settings.ts";
import {
  eventSubscriptions,
  subscriptionKey,
  type EventSubscription,
} from "./event-subscription.ts";
import type { GridEvent } from "./grid-event.ts";

/** One event on its way to one subscription. */
export interface Delivery {
  readonly id: string;
  /** Its key: vault and name. */
  readonly subscription: string;
  readonly event: GridEvent;
  readonly publishedAt: number;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  readonly dueAt: number;
  readonly attempts: number;
}

/** As Event Grid writes it into a dead-letter blob. */
export interface DeadLetter {
  readonly subscription: string;
  readonly event: GridEvent;
  readonly deadLetterReason: string;
  readonly deliveryAttempts: number;
  readonly lastDeliveryOutcome: string;
  readonly lastHttpStatusCode: number | null;
  readonly publishTime: string;
  readonly lastDeliveryAttemptTime: string;
}

const waiting = ({ state }: Pick<World, "state">) => state.collection<Delivery>("event-deliveries");
const dead = ({ state }: Pick<World, "state">) =>
  state.collection<DeadLetter>("event-dead-letters");

export function subscribersOf(world: World, vault: string): readonly EventSubscription[] {
  return eventSubscriptions(world).filter((one) => one.vault === vault);
}

export function publish(world: World, vault: string, event: GridEvent): void {
  const { duplicates, delaySeconds } = eventGridSettings.of(world);
  const now = world.clock.now().getTime();
  for (const subscriber of subscribersOf(world, vault)) {
    if (subscriber.eventTypes && !subscriber.eventTypes.includes(event.type)) continue;
    const subscription = subscriptionKey(subscriber);
    for (let copy = 0; copy <= duplicates; copy += 1) {
      const id = world.newId();
      const dueAt = now + delaySeconds * 1000;
      const fresh = { id, subscription, event, publishedAt: now, dueAt, attempts: 0 };
      waiting(world).set(id, fresh);
    }
  }
}

/** In the order of publishing, or against it. */
export function dueDeliveries(world: World): readonly Delivery[] {
  const now = world.clock.now().getTime();
  const due = [...waiting(world).values()].filter(({ dueAt }) => dueAt <= now);
  return eventGridSettings.of(world).newestFirst ? due.reverse() : due;
}

export function countWaiting(world: Pick<World, "state">): number {
  return waiting(world).size;
}

export const deadLetters = (world: Pick<World, "state">): readonly DeadLetter[] => [
  ...dead(world).values(),
];

export function retryLater(world: World, delivery: Delivery, dueAt: number): void {
  // A world that began anew meanwhile has no such delivery.
  if (!waiting(world).get(delivery.id)) return;
  waiting(world).set(delivery.id, { ...delivery, attempts: delivery.attempts + 1, dueAt });
}

export function endDelivery(world: World, delivery: Delivery): void {
  waiting(world).delete(delivery.id);
}

export function buryDelivery(world: World, delivery: Delivery, letter: DeadLetter): void {
  if (waiting(world).delete(delivery.id)) dead(world).set(delivery.id, letter);
}
