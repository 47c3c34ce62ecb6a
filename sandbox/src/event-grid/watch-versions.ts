import { currentVersion, type Kind, type VaultObject, type Version } from "../key-vault/vault.ts";
import { findObject, findVault, hearVersions } from "../key-vault/vault-store.ts";
import type { World } from "../world.ts";
import { publish, subscribersOf } from "./deliveries.ts";
import { vaultEvent, type Happening } from "./grid-event.ts";

/** KV/general/event-grid-overview.md: 30 days before, for secrets and certificates. */
const near = 30 * 24 * 60 * 60;

/** A version that came to be while somebody was subscribed: of older ones nothing is told. */
interface Watched {
  readonly vault: string;
  readonly kind: Kind;
  readonly name: string;
  readonly version: string;
  /** The end of which was told, so that another end is told anew. */
  readonly told: Readonly<Partial<Record<Happening, number>>>;
}

const watched = ({ state }: World) => state.collection<Watched>("event-watched-versions");

function tell(world: World, happening: Happening, object: VaultObject, version: Version): void {
  const vault = findVault(world, object.vault);
  if (!vault) return;
  const made = { id: world.newId(), time: world.clock.now() };
  publish(world, vault.name, vaultEvent(happening, vault, object, version, made));
}

export function watchNewVersions(world: World): void {
  hearVersions(world, (object, added) => {
    if (subscribersOf(world, object.vault).length === 0) return;
    const { vault, kind, name } = object;
    for (const version of added) {
      tell(world, "NewVersionCreated", object, version);
      const place = { vault, kind, name, version: version.version };
      watched(world).set(Object.values(place).join("/"), { ...place, told: {} });
    }
  });
}

/** What has come near its end, or to it. Only the current version of an object is told of. */
export function tellOfEnds(world: World): void {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  for (const [key, one] of [...watched(world).entries()]) {
    const vault = findVault(world, one.vault);
    const object = vault && findObject(world, vault, one.kind, one.name);
    const version = object && currentVersion(object);
    if (!object || object.deleted || version?.version !== one.version) {
      if (version?.version !== one.version) watched(world).delete(key);
      continue;
    }
    const happening = due(one, version, now);
    if (happening === undefined || version.exp === undefined) continue;
    tell(world, happening, object, version);
    watched(world).set(key, { ...one, told: { ...one.told, [happening]: version.exp } });
  }
}

function due({ kind, told }: Watched, { exp }: Version, now: number): Happening | undefined {
  if (exp === undefined) return undefined;
  if (exp <= now) return told.Expired === exp ? undefined : "Expired";
  // A key's is told when its rotation policy says "Notify", and no policy here does.
  if (kind === "keys" || exp - near > now) return undefined;
  return told.NearExpiry === exp ? undefined : "NearExpiry";
}
