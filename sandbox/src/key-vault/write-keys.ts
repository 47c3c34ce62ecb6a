import { z } from "zod";
import { keyBundle } from "./bundle.ts";
import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { requireFreeName, requireVersion } from "./find.ts";
import { refuseManaged } from "./managed.ts";
import { newVersion, replaceVersion } from "./new-version.ts";
import { changed, described, parseBody, parseUpdate } from "./object-body.ts";
import { keepPrivateKey } from "./private-keys.ts";
import { expiryOf } from "./rotation-policy.ts";
import { newRsaKey, sizeOf } from "./rsa-key.ts";
import { newKey } from "./self-signed.ts";
import type { VaultObject, Version } from "./vault.ts";
import { putObject } from "./vault-store.ts";

const creation = z.discriminatedUnion("kty", [
  z.object({ ...described, kty: z.literal("EC"), crv: z.literal("P-256").default("P-256") }),
  z.object({
    ...described,
    kty: z.literal("RSA"),
    key_size: z.union([z.literal(2048), z.literal(3072), z.literal(4096)]).default(2048),
  }),
]);

function add(call: Call, before: VaultObject | undefined, version: Version): Reply {
  const object: VaultObject = {
    ...before,
    vault: call.vault.name,
    kind: "keys",
    name: before?.name ?? call.name,
    managed: false,
    versions: [...(before?.versions ?? []), version],
  };
  putObject(call.world, object);
  return ok(keyBundle(call.vault, object, version));
}

export function createKey(call: Call): Reply {
  const body = parseBody(creation, call.body);
  const before = requireFreeName(call, "keys");
  refuseManaged(before, "create");
  const version = { ...newVersion(call), ...changed({}, body) };
  return body.kty === "RSA"
    ? addRsa(call, before, version, body.key_size)
    : add(call, before, { ...version, key: newKey().key });
}

/** The only keys that do something with their private part. */
function addRsa(
  call: Call,
  before: VaultObject | undefined,
  version: Version,
  size: number,
): Reply {
  const { key, pem } = newRsaKey(size);
  const place = { vault: call.vault.name, name: before?.name ?? call.name };
  keepPrivateKey(call.world, { ...place, version: version.version }, pem);
  return add(call, before, { ...version, key });
}

/** Of the kind that it is, without a policy too (recorded): tags stay, and the end is what the policy says, if it says one. */
export function rotateKey(call: Call): Reply {
  const { object, version } = requireVersion(call, "keys");
  refuseManaged(object, "rotate");
  const exp = expiryOf(object.rotationPolicy, nowSeconds(call.world));
  const next: Version = {
    ...newVersion(call),
    enabled: true,
    ...(version.tags === undefined ? {} : { tags: version.tags }),
    ...(exp === undefined ? {} : { exp }),
  };
  return version.key?.kty === "RSA"
    ? addRsa(call, object, next, sizeOf(version.key))
    : add(call, object, { ...next, key: newKey().key });
}

export function updateKey(call: Call): Reply {
  const body = parseUpdate(call.body);
  const { object, version } = requireVersion(call, "keys");
  refuseManaged(object, "update");
  const updated = { ...version, ...changed(version, body), updated: nowSeconds(call.world) };
  replaceVersion(call, object, updated);
  return ok(keyBundle(call.vault, object, updated));
}
