import { deletedBundle, listItem } from "./bundle.ts";
import { ok, type Call, type Reply } from "./call.ts";
import { liveObject } from "./find.ts";
import { entryOfSkipToken, nextLink, pageFrom, pageLimit, skipToken } from "./page.ts";
import { badParameter } from "./refusal.ts";
import { currentVersion, type Kind, type VaultObject } from "./vault.ts";
import { findObject, namesOf } from "./vault-store.ts";

const noun: Readonly<Record<Kind, string>> = {
  secrets: "secret",
  certificates: "certificate",
  keys: "key",
};

/** Refusing more than 25 is believed: SPEC gives the bounds, no source shows the reply. */
function askedSize(query: URLSearchParams): number | undefined {
  const text = query.get("maxresults");
  if (text === null) return undefined;
  const size = Number(text);
  if (!/^\d+$/.test(text) || size < 1 || size > pageLimit) {
    throw badParameter(
      `Property maxresults has invalid value. It must be an integer between 1 and ${String(pageLimit)}.`,
    );
  }
  return size;
}

function startEntry(query: URLSearchParams, prefix: string): string | undefined {
  const token = query.get("$skiptoken");
  if (token === null) return undefined;
  const entry = entryOfSkipToken(token);
  if (!entry?.startsWith(prefix)) throw badParameter("Property $skiptoken has invalid value.");
  return entry.slice(prefix.length);
}

function paged(
  call: Call,
  prefix: string,
  names: readonly string[],
  item: (name: string) => unknown,
): Reply {
  const maxResults = askedSize(call.query);
  const page = pageFrom(names, startEntry(call.query, prefix), maxResults ?? pageLimit);
  const next =
    page.next === undefined
      ? null
      : nextLink({
          vault: call.vault.name,
          path: call.path.join("/"),
          apiVersion: call.apiVersion,
          token: skipToken(prefix + page.next),
          maxResults,
        });
  return ok({ value: page.names.flatMap(item), nextLink: next });
}

function usable(call: Call, object: VaultObject | undefined): VaultObject | undefined {
  const now = call.world.clock.now().getTime();
  return object && (object.recoveringUntil ?? 0) <= now ? object : undefined;
}

export function listObjects(kind: Kind) {
  return (call: Call): Reply =>
    paged(call, `${noun[kind]}/`, namesOf(call.world, call.vault, kind), (name) => {
      const object = usable(call, findObject(call.world, call.vault, kind, name));
      const version = object && currentVersion(object);
      return object && version ? [listItem(call.vault, object, version, false)] : [];
    });
}

/** In the order of their ids, not of their making (nagyesta/lowkey-vault#467); none for an unknown name, as recorded. */
export function listVersions(kind: Kind) {
  return (call: Call): Reply => {
    const object = liveObject(call, kind);
    const versions = new Map(object?.versions.map((version) => [version.version, version]));
    return paged(
      call,
      `${noun[kind]}/${call.name.toLowerCase()}/`,
      [...versions.keys()].sort(),
      (id) => {
        const version = versions.get(id);
        return object && version ? [listItem(call.vault, object, version, true)] : [];
      },
    );
  };
}

export function listDeleted(call: Call): Reply {
  const now = call.world.clock.now().getTime();
  return paged(call, "secret/", namesOf(call.world, call.vault, "secrets", true), (name) => {
    const object = findObject(call.world, call.vault, "secrets", name);
    return object?.deleted && object.deleted.settledAt <= now
      ? [deletedBundle(call.vault, object, false)]
      : [];
  });
}
