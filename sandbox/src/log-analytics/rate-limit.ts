import type { Caller, World } from "../world.ts";
import { throttled } from "./log-refusal.ts";

/** Calls of one principal: learn.microsoft.com/azure/azure-monitor/service-limits#query-api. */
const window = 30_000;
const limit = 200;

interface Count {
  readonly since: number;
  calls: number;
}

const counts = new WeakMap<World, Map<string, Count>>();

export function demandWithinRate(world: World, { objectId }: Caller): void {
  const ofPeople = counts.get(world) ?? new Map<string, Count>();
  counts.set(world, ofPeople);
  const now = world.clock.now().getTime();
  const found = ofPeople.get(objectId);
  const running = found && now >= found.since && now < found.since + window;
  const count = running ? found : { since: now, calls: 0 };
  ofPeople.set(objectId, count);
  count.calls += 1;
  if (world.settings.limits && count.calls > limit)
    throw throttled(Math.ceil((count.since + window - now) / 1000));
}
