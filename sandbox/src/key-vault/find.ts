import type { Call } from "./call.ts";
import {
  beingDeleted,
  beingRecovered,
  deletedButRecoverable,
  deletedNotFound,
  notFound,
} from "./refusal.ts";
import { currentVersion, type Kind, type VaultObject, type Version } from "./vault.ts";
import { findObject } from "./vault-store.ts";

/** The object if it is usable now; a deleted one, or one still being recovered, is not found. */
export function liveObject(call: Call, kind: Kind): VaultObject | undefined {
  const found = findObject(call.world, call.vault, kind, call.name);
  if (!found || found.deleted) return undefined;
  const now = call.world.clock.now().getTime();
  return (found.recoveringUntil ?? 0) > now ? undefined : found;
}

export function requireVersion(call: Call, kind: Kind): { object: VaultObject; version: Version } {
  const object = liveObject(call, kind);
  const version =
    !object || call.version === ""
      ? object && currentVersion(object)
      : versionOf(object, call.version);
  if (!object || !version) {
    throw notFound(kind, call.version === "" ? call.name : `${call.name}/${call.version}`);
  }
  return { object, version };
}

function versionOf(object: VaultObject, id: string): Version | undefined {
  return object.versions.find((version) => version.version === id.toLowerCase());
}

/** A deleted secret whose deletion has settled. */
export function requireDeleted(call: Call): VaultObject {
  const found = findObject(call.world, call.vault, "secrets", call.name);
  if (!found?.deleted || found.deleted.settledAt > call.world.clock.now().getTime()) {
    throw deletedNotFound(call.name);
  }
  return found;
}

/** Refuses a name that a deleted or returning object still holds. */
export function requireFreeName(call: Call, kind: Kind = "secrets"): VaultObject | undefined {
  const found = findObject(call.world, call.vault, kind, call.name);
  const now = call.world.clock.now().getTime();
  if (found?.deleted) {
    throw found.deleted.settledAt > now
      ? beingDeleted(kind, call.name)
      : deletedButRecoverable(kind, call.name);
  }
  if ((found?.recoveringUntil ?? 0) > now) throw beingRecovered(kind, call.name);
  return found;
}
