import type { ChangedSecret, Kind, VaultEvent } from "@vault-tab/contract";
import type { WatchedVault } from "./watched-vault.ts";

const kinds: Readonly<Record<string, Kind>> = {
  secrets: "secret",
  certificates: "certificate",
  keys: "key",
};

/** The name of what has changed, where the event speaks of something in its own vault. */
export const changedSecret = (
  { data: { Id: id = "" } }: VaultEvent,
  { name: vault, uri }: Pick<WatchedVault, "name" | "uri">,
): ChangedSecret | undefined => {
  if (!id.toLowerCase().startsWith(`${uri.toLowerCase()}/`)) return undefined;
  const [, kind, name] =
    /^\/(secrets|certificates|keys)\/([0-9a-zA-Z-]{1,127})(?:\/|$)/.exec(id.slice(uri.length)) ??
    [];
  const known = kind === undefined ? undefined : kinds[kind];
  return known && name !== undefined ? { vault, name, kind: known } : undefined;
};
