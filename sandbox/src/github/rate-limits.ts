import type { World } from "../world.ts";
import { refuse } from "./github-refusal.ts";
import { githubSettings } from "./github-settings.ts";

const minute = 60_000;
const hour = 60 * minute;

interface Count {
  since: number;
  used: number;
  /** When content was made, the oldest first. */
  creations: number[];
  /** Points of late, each with its time, the oldest first. */
  points: { readonly at: number; readonly cost: number }[];
}

const counts = new WeakMap<World, Map<string, Count>>();

function countOf(world: World, who: string, now: number): Count {
  const ofWorld = counts.get(world) ?? new Map<string, Count>();
  counts.set(world, ofWorld);
  const found = ofWorld.get(who);
  if (found && now >= found.since && now < found.since + hour) return found;
  const creations = found && now >= found.since ? found.creations : [];
  const points = found && now >= found.since ? found.points : [];
  const fresh: Count = { since: now, used: 0, creations, points };
  ofWorld.set(who, fresh);
  return fresh;
}

export interface Spending {
  readonly creates: boolean;
  readonly points: number;
}

/** Counts one request of an installation, or of the App itself; what remains is what the headers say. */
export function spend(world: World, who: string, request: Spending): Record<string, string> {
  const { creates, points } = request;
  const now = world.clock.now().getTime();
  const count = countOf(world, who, now);
  const { requestsPerHour: limit } = githubSettings.of(world);
  const headers = () => ({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(Math.max(0, limit - count.used)),
    "x-ratelimit-used": String(count.used),
    "x-ratelimit-reset": String(Math.ceil((count.since + hour) / 1000)),
    "x-ratelimit-resource": "core",
  });
  if (world.settings.limits && count.used >= limit) throw refuse.primary(who, headers());
  count.used += 1;
  const wait = Math.max(
    untilPoints(world, count, points, now),
    creates ? untilCreation(world, count, now) : 0,
  );
  if (wait > 0) throw refuse.secondary(githubSettings.of(world).secondaryStatus, wait, headers());
  if (creates) count.creations.push(now);
  count.points.push({ at: now, cost: points });
  return headers();
}

/** Seconds until so many points fit into a minute again. */
function untilPoints(world: World, count: Count, points: number, now: number): number {
  count.points = count.points.filter(({ at }) => at > now - minute);
  if (!world.settings.limits) return 0;
  let over = -githubSettings.of(world).pointsPerMinute + points;
  for (const { cost } of count.points) over += cost;
  for (const { at, cost } of count.points) {
    if (over <= 0) return 0;
    over -= cost;
    if (over <= 0) return Math.ceil((at + minute - now) / 1000);
  }
  return 0;
}

/** Seconds until something may be made again. */
function untilCreation(world: World, count: Count, now: number): number {
  count.creations = count.creations.filter((at) => at > now - hour);
  if (!world.settings.limits) return 0;
  const { creationsPerMinute, creationsPerHour } = githubSettings.of(world);
  const wait = Math.max(
    untilRoom(count.creations, creationsPerMinute, minute, now),
    untilRoom(count.creations, creationsPerHour, hour, now),
  );
  return Math.ceil(wait / 1000);
}

/** Milliseconds until the oldest of a full window leaves it. */
function untilRoom(times: readonly number[], limit: number, window: number, now: number): number {
  const blocking = times.at(-limit);
  return blocking === undefined ? 0 : Math.max(0, blocking + window - now);
}
