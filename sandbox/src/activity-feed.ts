import type { World } from "./world.ts";

/** One item of a person's activity feed in Teams. */
export interface Notice {
  readonly id: string;
  readonly recipient: string;
  /** ISO 8601, by the clock of the sandbox. */
  readonly at: string;
  readonly activityType: string;
  /** Who did what, as the manifest's template has it. */
  readonly text: string;
  readonly preview: string;
  readonly topic: string;
  /** Where a click leads; without one, to the app. */
  readonly webUrl?: string;
  /** A later notice with the same one takes the place of this. */
  readonly chainId?: number;
  readonly read: boolean;
}

const kept = (world: Pick<World, "state">) => world.state.collection<Notice>("activity-feed");

/** Newest first. */
export function noticesFor(world: Pick<World, "state">, recipient: string): readonly Notice[] {
  return [...kept(world).values()].filter((one) => one.recipient === recipient).reverse();
}

export function addNotice(world: World, notice: Omit<Notice, "id" | "at" | "read">): void {
  const { chainId, recipient } = notice;
  const before = noticesFor(world, recipient).find(
    (one) => chainId !== undefined && one.chainId === chainId,
  );
  if (before) kept(world).delete(before.id);
  const id = world.newId();
  kept(world).set(id, { ...notice, id, at: world.clock.now().toISOString(), read: false });
}

/** Without an id, all of this person's. */
export function markRead(world: Pick<World, "state">, recipient: string, id?: string): void {
  for (const notice of noticesFor(world, recipient)) {
    if (!notice.read && (id === undefined || id === notice.id))
      kept(world).set(notice.id, { ...notice, read: true });
  }
}
