import { secretBundle } from "./bundle.ts";
import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { requireFreeName, requireVersion } from "./find.ts";
import { refuseManaged } from "./managed.ts";
import { newVersion, replaceVersion } from "./new-version.ts";
import { changed } from "./object-body.ts";
import { parseSecretUpdate, parseSet } from "./secret-body.ts";
import type { VaultObject, Version } from "./vault.ts";
import { putObject } from "./vault-store.ts";

export function setSecret(call: Call): Reply {
  const body = parseSet(call.body);
  const before = requireFreeName(call);
  refuseManaged(before, "set");
  const version: Version = { ...newVersion(call), ...changed({}, body), value: body.value };
  const object: VaultObject = {
    vault: call.vault.name,
    kind: "secrets",
    name: before?.name ?? call.name,
    managed: false,
    versions: [...(before?.versions ?? []), version],
  };
  putObject(call.world, object);
  return ok(secretBundle(call.vault, object, version, body.value));
}

/** A disabled version can be updated, and the reply has no value (recorded). */
export function updateSecret(call: Call): Reply {
  const body = parseSecretUpdate(call.body);
  const { object, version } = requireVersion(call, "secrets");
  refuseManaged(object, "update");
  const updated = { ...version, ...changed(version, body), updated: nowSeconds(call.world) };
  replaceVersion(call, object, updated);
  return ok(secretBundle(call.vault, object, updated));
}
