import type { Caller, World } from "../world.ts";
import { ArmRefusal } from "./arm-refusal.ts";
import { armSettings, settingsVersion, type Bucket } from "./arm-settings.ts";

type Kind = "reads" | "writes" | "deletes";
/** Calls below a subscription are counted by it, the few others by the tenant. */
type Level = "subscription" | "tenant";

interface Filled {
  tokens: number;
  at: number;
}

interface Levels {
  readonly version: string;
  readonly filled: Map<string, Filled>;
}

const levels = new WeakMap<World, Levels>();
const everybody = 15;

export interface Request {
  readonly method: string;
  readonly segments: readonly string[];
}

function levelsOf(world: World): Map<string, Filled> {
  const version = settingsVersion(world);
  const found = levels.get(world);
  if (found?.version === version) return found.filled;
  const fresh = { version, filled: new Map<string, Filled>() };
  levels.set(world, fresh);
  return fresh.filled;
}

/** What it was at the last call, and what has come back since. A clock that was set back begins anew. */
function filled(world: World, name: string, bucket: Bucket): Filled {
  const ofWorld = levelsOf(world);
  const now = world.clock.now().getTime();
  const last = ofWorld.get(name);
  const back = last && now >= last.at ? ((now - last.at) / 1000) * bucket.perSecond : Infinity;
  const fresh = { tokens: Math.min(bucket.burst, (last?.tokens ?? 0) + back), at: now };
  ofWorld.set(name, fresh);
  return fresh;
}

/**
 * Takes one token of the principal's bucket and one of everybody's; what remains is what the headers say. A refused call
 * takes none.
 */
export function spend(world: World, caller: Caller, request: Request): Record<string, string> {
  const kind = kindOf(request.method);
  const level: Level =
    request.segments[0]?.toLowerCase() === "subscriptions" && request.segments[1] !== undefined
      ? "subscription"
      : "tenant";
  const bucket = armSettings(world)[kind];
  const all = { burst: bucket.burst * everybody, perSecond: bucket.perSecond * everybody };
  const own = filled(world, `${level} ${kind} ${caller.objectId}`, bucket);
  const shared = filled(world, `${level} ${kind}`, all);
  if (world.settings.limits && (own.tokens < 1 || shared.tokens < 1)) {
    const waits = [wait(own, bucket), wait(shared, all)];
    throw throttled(level, kind, caller, request.segments[1], Math.max(...waits));
  }
  own.tokens = Math.max(0, own.tokens - 1);
  shared.tokens = Math.max(0, shared.tokens - 1);
  return {
    [`x-ms-ratelimit-remaining-${level}-${kind}`]: String(Math.floor(own.tokens)),
    [`x-ms-ratelimit-remaining-${level}-global-${kind}`]: String(Math.floor(shared.tokens)),
  };
}

function kindOf(method: string): Kind {
  if (method === "GET" || method === "HEAD") return "reads";
  return method === "DELETE" ? "deletes" : "writes";
}

function wait({ tokens }: Filled, { perSecond }: Bucket): number {
  return Math.max(1, Math.ceil((1 - tokens) / perSecond));
}

function throttled(
  level: Level,
  kind: Kind,
  caller: Caller,
  subscription: string | undefined,
  seconds: number,
): ArmRefusal {
  const whose = level === "tenant" ? "tenant" : `subscription '${subscription ?? ""}'`;
  return new ArmRefusal(
    429,
    level === "tenant" ? "TenantRequestsThrottled" : "SubscriptionRequestsThrottled",
    `Number of '${kind}' requests for ${whose} actor '${caller.objectId}' exceeded. Please try again after '${seconds}' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.`,
    {
      "retry-after": String(seconds),
      [`x-ms-ratelimit-remaining-${level}-${kind}`]: "0",
    },
  );
}
