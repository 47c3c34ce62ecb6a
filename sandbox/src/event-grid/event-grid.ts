import {
  buryDelivery,
  dueDeliveries,
  endDelivery,
  retryLater,
  type DeadLetter,
  type Delivery,
} from "./deliveries.ts";
import { eventGridSettings } from "./event-grid-settings.ts";
import {
  eventSubscriptions,
  findEventSubscription,
  putEventSubscription,
  subscriptionKey,
  type EventSubscription,
} from "./event-subscription.ts";
import { afterFailure, isAccepted } from "./retry.ts";
import type { Sent } from "./send-request.ts";
import { tellOfEnds, watchNewVersions } from "./watch-versions.ts";
import { handshake, sendEvent, type GridWorld } from "./webhook.ts";

/** How many deliveries are on their way at once, and how often a webhook is asked whether it wants them. */
const atOnce = 20;
const askAgain = 5000;

/** Event Grid as far as vaults go: what it does by itself, each time it is called. */
export function createEventGrid(grid: GridWorld): { work(): void } {
  const { world } = grid;
  const underWay = new Set<string>();
  // One that is made anew is asked at once.
  const askedAt = new WeakMap<EventSubscription, number>();
  watchNewVersions(world);

  function run(id: string, work: () => Promise<void>): void {
    underWay.add(id);
    void work().finally(() => underWay.delete(id));
  }

  function validate(subscription: EventSubscription): void {
    const key = subscriptionKey(subscription);
    const now = world.clock.now().getTime();
    const last = askedAt.get(subscription);
    const tooSoon = last !== undefined && now >= last && now < last + askAgain;
    if (underWay.has(key) || tooSoon) return;
    askedAt.set(subscription, now);
    run(key, async () => {
      const wanted = await handshake(grid, subscription);
      // It may have been taken away, or made anew with another endpoint, meanwhile.
      if (!wanted || findEventSubscription(world, key)?.endpoint !== subscription.endpoint) return;
      putEventSubscription(world, { ...subscription, provisioningState: "Succeeded" });
    });
  }

  function deliver(delivery: Delivery): void {
    const subscription = findEventSubscription(world, delivery.subscription);
    if (!subscription) endDelivery(world, delivery);
    else if (subscription.provisioningState === "Succeeded")
      run(delivery.id, async () => {
        settle(grid, subscription, delivery, await sendEvent(grid, subscription, delivery));
      });
  }

  return {
    work: () => {
      tellOfEnds(world);
      for (const subscription of eventSubscriptions(world))
        if (subscription.provisioningState === "Creating") validate(subscription);
      const limit = eventGridSettings.of(world).newestFirst ? 1 : atOnce;
      for (const delivery of dueDeliveries(world)) {
        if (underWay.size >= limit) return;
        if (!underWay.has(delivery.id)) deliver(delivery);
      }
    },
  };
}

function settle(
  { world }: GridWorld,
  subscription: EventSubscription,
  delivery: Delivery,
  { status }: Sent,
): void {
  if (isAccepted(status)) {
    endDelivery(world, delivery);
    return;
  }
  const attempts = delivery.attempts + 1;
  const now = world.clock.now().getTime();
  const { publishedAt } = delivery;
  const after = afterFailure({ attempts, status, publishedAt, now }, subscription);
  if ("retryAt" in after) retryLater(world, delivery, after.retryAt);
  else buryDelivery(world, delivery, letterOf(delivery, after.giveUp, status, now));
}

/** learn.microsoft.com/azure/event-grid/manage-event-delivery, "Set dead-letter location". */
function letterOf(
  { subscription, event, attempts, publishedAt }: Delivery,
  deadLetterReason: string,
  status: number | undefined,
  now: number,
): DeadLetter {
  return {
    subscription,
    event,
    deadLetterReason,
    deliveryAttempts: attempts + 1,
    lastDeliveryOutcome: status === undefined ? "TimedOut" : (outcomes[status] ?? "GenericError"),
    lastHttpStatusCode: status ?? null,
    publishTime: new Date(publishedAt).toISOString(),
    lastDeliveryAttemptTime: new Date(now).toISOString(),
  };
}

const outcomes: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  413: "PayloadTooLarge",
  503: "Busy",
};
