import type { World } from "../world.ts";

/** A token bucket: what may be asked at once, and what comes back each second. */
export interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

export interface ArmSettings {
  /** Per principal; all principals of the subscription together have 15 times as much. */
  readonly reads: Bucket;
  readonly writes: Bucket;
  readonly deletes: Bucket;
  /** Of a subscription, at every scope in it. */
  readonly roleAssignments: number;
  /** Seconds until an event is in the activity log. */
  readonly activityLogDelay: number;
}

/**
 * learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling; 4,000 role assignments as
 * AD/role-based-access-control/troubleshoot-limits.md, the lower of two published figures; an event of the activity
 * log takes 3 to 20 minutes (azure-monitor/logs/data-ingestion-time.md).
 */
const initial: ArmSettings = {
  reads: { burst: 250, perSecond: 25 },
  writes: { burst: 200, perSecond: 10 },
  deletes: { burst: 200, perSecond: 10 },
  roleAssignments: 4000,
  activityLogDelay: 180,
};

/** Whoever fills buckets by the settings begins anew when they are other ones. */
interface Changed {
  readonly values: Partial<ArmSettings>;
  readonly version: string;
}

const kept = (world: Pick<World, "state">) => world.state.collection<Changed>("arm-settings");

export function armSettings(world: Pick<World, "state">): ArmSettings {
  return { ...initial, ...kept(world).get("changed")?.values };
}

export function changeArmSettings(world: World, change: Partial<ArmSettings>): void {
  const values = { ...kept(world).get("changed")?.values, ...change };
  kept(world).set("changed", { values, version: world.newId() });
}

export function resetArmSettings(world: World): void {
  kept(world).delete("changed");
}

/** Other after each change, and after the world began anew. */
export function settingsVersion(world: World): string {
  const found = kept(world).get("changed")?.version;
  if (found !== undefined) return found;
  changeArmSettings(world, {});
  return settingsVersion(world);
}
