import { createClock, type MovableClock } from "./clock.ts";
import { createFaults } from "./control/fault-list.ts";
import { createSettings } from "./control/kept-settings.ts";
import { createDirectory, seedDirectory, type TenantDirectory } from "./directory/directory.ts";
import { createAccessTokens } from "./entra/access-tokens.ts";
import { createConditionalAccess } from "./entra/conditional-access.ts";
import { createConsents } from "./entra/consents.ts";
import { createRevocations } from "./entra/revocations.ts";
import { createSigningKeys, generateSigningKey } from "./entra/signing-keys.ts";
import type { TenantServices } from "./entra/tenant-services.ts";
import { seedTeamConsents } from "./graph/team-consent.ts";
import { seedVaults } from "./seed/seed-vaults.ts";
import { markSeed, topUpSeed } from "./seed/top-up.ts";
import { productClientId } from "./tenant.ts";
import type { Fault, Settings, StateStore, World } from "./world.ts";

export type SeedSize = "full" | "small";

export interface TenantWorld extends World {
  readonly clock: MovableClock;
  readonly directory: TenantDirectory;
}

export interface Tenant {
  readonly world: TenantWorld;
  readonly services: TenantServices;
  /** What a site sends to the managed identity endpoint. */
  readonly identityHeader: string;
  /** Everything as on the first day, but for what running clients hold: keys and the identity header. */
  reset(): void;
}

export async function createTenant(parts: {
  readonly state: StateStore;
  readonly productUrl: string;
  readonly settings: Settings;
  readonly seed: SeedSize;
  readonly newId: () => string;
  /** Hears how far the clock is ahead, at the start and whenever it is moved. */
  readonly clockMoved: (offset: number) => void;
}): Promise<Tenant> {
  const { state, newId } = parts;
  const clock = createClock(state, parts.clockMoved);
  parts.clockMoved(clock.offset());
  const directory = createDirectory(state, parts.productUrl);
  const keys = createSigningKeys(state);
  const faults = createFaults(state.collection<Fault>("faults"));
  const consents = createConsents(state, directory);
  const conditionalAccess = createConditionalAccess(state);
  const revocations = createRevocations(state, clock);
  const services: TenantServices = {
    clock,
    state,
    directory,
    faults,
    keys,
    consents,
    conditionalAccess,
    revocations,
    newId,
  };
  const world: TenantWorld = {
    clock,
    state,
    directory,
    faults,
    tokens: createAccessTokens(keys, clock, directory, revocations),
    settings: createSettings(state, parts.settings),
    newId,
  };
  const headers = state.collection<string>("identity-endpoint");
  const lay = (header: string) => {
    headers.set("header", header);
    seedDirectory(state);
    seedTeamConsents(state, directory.teams());
    const product = directory.application(productClientId);
    if (product) consents.grant(product);
    seedVaults(world, parts.seed);
    markSeed(world);
  };
  if (state.empty) {
    const key = await generateSigningKey();
    // One transaction: a start that is killed half-way begins anew.
    state.batch(() => {
      keys.add(key);
      lay(newId());
    });
  } else topUpSeed(world);
  const identityHeader = headers.get("header") ?? newId();
  return {
    world,
    services,
    identityHeader,
    reset: () => {
      state.batch(() => {
        const kept = keys.kept();
        state.clear();
        for (const key of kept) keys.add(key);
        lay(identityHeader);
      });
      parts.clockMoved(clock.offset());
    },
  };
}
