import type { Collection, World } from "../world.ts";
import { insertSorted, removeSorted } from "./sorted-names.ts";
import type { Kind, Vault, VaultObject, Version } from "./vault.ts";

interface Names {
  readonly live: string[];
  readonly deleted: string[];
}

/** Sorted names beside the stored objects, so that a page of 10,000 secrets costs a binary search and 25 look-ups. */
interface NameIndex {
  readonly lists: Map<string, Names>;
  size: number;
}

const indexes = new WeakMap<World, NameIndex>();
const vaults = (world: World) => world.state.collection<Vault>("vaults");
const objects = (world: World) => world.state.collection<VaultObject>("vault-objects");
const listKey = (vault: string, kind: Kind) => `${vault.toLowerCase()}/${kind}`;
const objectKey = (vault: string, kind: Kind, name: string) =>
  `${listKey(vault, kind)}/${name.toLowerCase()}`;

export function listVaults(world: World): readonly Vault[] {
  return [...vaults(world).values()];
}

export function findVault(world: World, name: string): Vault | undefined {
  return vaults(world).get(name.toLowerCase());
}

export function putVault(world: World, vault: Vault): void {
  vaults(world).set(vault.name.toLowerCase(), vault);
}

const kinds: readonly Kind[] = ["secrets", "certificates", "keys"];

export function objectsIn(world: World, vault: Vault): readonly VaultObject[] {
  return kinds.flatMap((kind) =>
    [false, true].flatMap((deleted) =>
      namesOf(world, vault, kind, deleted).flatMap(
        (name) => findObject(world, vault, kind, name) ?? [],
      ),
    ),
  );
}

/** With all that is in it. */
export function dropVault(world: World, vault: Vault): void {
  for (const object of objectsIn(world, vault)) dropObject(world, object);
  vaults(world).delete(vault.name.toLowerCase());
}

function namesIn(index: NameIndex, vault: string, kind: Kind): Names {
  const key = listKey(vault, kind);
  const found = index.lists.get(key);
  if (found) return found;
  const made: Names = { live: [], deleted: [] };
  index.lists.set(key, made);
  return made;
}

function buildIndex(stored: Collection<VaultObject>): NameIndex {
  const index: NameIndex = { lists: new Map(), size: stored.size };
  for (const object of stored.values()) {
    const names = namesIn(index, object.vault, object.kind);
    names[object.deleted ? "deleted" : "live"].push(object.name.toLowerCase());
  }
  for (const { live, deleted } of index.lists.values()) {
    live.sort();
    deleted.sort();
  }
  return index;
}

/** Rebuilt when the state was cleared or refilled behind our back. */
function indexOf(world: World): NameIndex {
  const stored = objects(world);
  const found = indexes.get(world);
  if (found?.size === stored.size) return found;
  const built = buildIndex(stored);
  indexes.set(world, built);
  return built;
}

function forgetIndex(world: World): void {
  indexes.delete(world);
}

/** Names in lower case, sorted. Names of Key Vault are case-insensitive (about-keys-secrets-certificates.md). */
export function namesOf(
  world: World,
  vault: Vault,
  kind: Kind,
  deleted = false,
): readonly string[] {
  return namesIn(indexOf(world), vault.name, kind)[deleted ? "deleted" : "live"];
}

export function findObject(
  world: World,
  vault: Vault,
  kind: Kind,
  name: string,
): VaultObject | undefined {
  return objects(world).get(objectKey(vault.name, kind, name));
}

type HearVersions = (object: VaultObject, added: readonly Version[]) => void;
const listeners = new WeakMap<World, HearVersions>();

/** Whoever tells others of new versions; what the seed lays is not new. */
export function hearVersions(world: World, hear: HearVersions): void {
  listeners.set(world, hear);
}

/** A certificate that waits for its issuer is not made yet. */
const isMade =
  (kind: Kind) =>
  ({ certificate }: Version): boolean =>
    kind !== "certificates" || certificate !== undefined;

export function putObject(world: World, object: VaultObject): void {
  const index = indexOf(world);
  const before = objects(world).get(objectKey(object.vault, object.kind, object.name));
  const names = namesIn(index, object.vault, object.kind);
  const name = object.name.toLowerCase();
  insertSorted(object.deleted ? names.deleted : names.live, name);
  removeSorted(object.deleted ? names.live : names.deleted, name);
  objects(world).set(objectKey(object.vault, object.kind, object.name), object);
  index.size = objects(world).size;
  const known = new Set(before?.versions.filter(isMade(object.kind)).map(({ version }) => version));
  const added = object.versions
    .filter(isMade(object.kind))
    .filter(({ version }) => !known.has(version));
  if (added.length > 0) listeners.get(world)?.(object, added);
}

/** Fills an empty store: the index is built once, when it is first asked for. */
export function layObjects(world: World, laid: Iterable<VaultObject>): void {
  forgetIndex(world);
  for (const object of laid) {
    objects(world).set(objectKey(object.vault, object.kind, object.name), object);
  }
}

export function dropObject(world: World, object: VaultObject): void {
  const index = indexOf(world);
  const names = namesIn(index, object.vault, object.kind);
  removeSorted(names.live, object.name.toLowerCase());
  removeSorted(names.deleted, object.name.toLowerCase());
  objects(world).delete(objectKey(object.vault, object.kind, object.name));
  index.size = objects(world).size;
}
