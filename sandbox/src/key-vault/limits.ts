import type { World } from "../world.ts";
import { Refusal } from "./refusal.ts";
import type { Vault } from "./vault.ts";

/**
 * Calls of one vault within 10 seconds (learn.microsoft.com/azure/key-vault/general/service-limits). Every call counts,
 * a refused one too: of the two things that overview-throttling.md says of 429s, the stricter.
 */
const window = 10_000;
const limits = { calls: 4000, creations: 300 } as const;

interface Count {
  readonly since: number;
  calls: number;
  creations: number;
}

type Counted = Pick<World, "clock" | "settings">;

const counts = new WeakMap<Counted, Map<string, Count>>();

function countOf(world: Counted, vault: Pick<Vault, "name">): Count {
  const ofVaults = counts.get(world) ?? new Map<string, Count>();
  counts.set(world, ofVaults);
  const now = world.clock.now().getTime();
  const found = ofVaults.get(vault.name);
  if (found && now >= found.since && now < found.since + window) return found;
  const fresh: Count = { since: now, calls: 0, creations: 0 };
  ofVaults.set(vault.name, fresh);
  return fresh;
}

export function demandWithinLimits(
  world: Counted,
  vault: Pick<Vault, "name">,
  creates: boolean,
): void {
  const count = countOf(world, vault);
  count.calls += 1;
  if (creates) count.creations += 1;
  if (!world.settings.limits) return;
  const tooMany = count.calls > limits.calls || (creates && count.creations > limits.creations);
  if (tooMany) throw throttled(vault);
}

/** A real 429 has no `Retry-After` (vcsjones/AzureSignTool#219), so it comes only when a fault asks for one. */
export function throttled(vault: Pick<Vault, "name">, seconds?: number): Refusal {
  return new Refusal(
    429,
    "Throttled",
    `Request was not processed because too many requests were received. Reason: VaultRequestTypeLimitReached. Vault: ${vault.name}`,
    seconds === undefined ? {} : { headers: { "retry-after": String(seconds) } },
  );
}
