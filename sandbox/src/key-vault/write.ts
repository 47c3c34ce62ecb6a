import { secretBundle } from "./bundle.ts";
import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { requireFreeName, requireVersion } from "./find.ts";
import { refuseManaged } from "./managed.ts";
import { parseSet, parseUpdate, type SecretUpdate } from "./secret-body.ts";
import type { VaultObject, Version } from "./vault.ts";
import { putObject } from "./vault-store.ts";

/** Absent leaves it as it was. */
function changed(before: Partial<Version>, body: SecretUpdate): Partial<Version> {
  const nbf = body.attributes?.nbf ?? before.nbf;
  const exp = body.attributes?.exp ?? before.exp;
  const contentType = body.contentType ?? before.contentType;
  const tags = body.tags ?? before.tags;
  return {
    enabled: body.attributes?.enabled ?? before.enabled ?? true,
    ...(nbf === undefined ? {} : { nbf }),
    ...(exp === undefined ? {} : { exp }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(tags === undefined ? {} : { tags }),
  };
}

export function setSecret(call: Call): Reply {
  const body = parseSet(call.body);
  const before = requireFreeName(call);
  refuseManaged(before, "set");
  const now = nowSeconds(call.world);
  const version: Version = {
    version: call.world.newId().replaceAll("-", ""),
    enabled: true,
    created: now,
    updated: now,
    ...changed({}, body),
    value: body.value,
  };
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
  const body = parseUpdate(call.body);
  const { object, version } = requireVersion(call, "secrets");
  refuseManaged(object, "update");
  const updated: Version = {
    ...version,
    ...changed(version, body),
    updated: nowSeconds(call.world),
  };
  const versions = object.versions.map((one) => (one.version === version.version ? updated : one));
  putObject(call.world, { ...object, versions });
  return ok(secretBundle(call.vault, object, updated));
}
