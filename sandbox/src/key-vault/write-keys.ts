import { z } from "zod";
import { keyBundle } from "./bundle.ts";
import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { requireFreeName, requireVersion } from "./find.ts";
import { refuseManaged } from "./managed.ts";
import { newVersion, replaceVersion } from "./new-version.ts";
import { changed, described, parseBody, parseUpdate } from "./object-body.ts";
import { badParameter } from "./refusal.ts";
import { expiryOf } from "./rotation-policy.ts";
import { newKey } from "./self-signed.ts";
import type { VaultObject, Version } from "./vault.ts";
import { putObject } from "./vault-store.ts";

const creation = z.object({
  ...described,
  kty: z.literal("EC"),
  crv: z.literal("P-256").default("P-256"),
});

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
  return add(call, before, { ...newVersion(call), ...changed({}, body), key: newKey().key });
}

/** Without a policy too (recorded): tags stay, and the end is what the policy says, if it says one. */
export function rotateKey(call: Call): Reply {
  const { object, version } = requireVersion(call, "keys");
  refuseManaged(object, "rotate");
  if (version.key?.kty !== "EC") throw badParameter("The sandbox rotates keys of type EC only.");
  const exp = expiryOf(object.rotationPolicy, nowSeconds(call.world));
  return add(call, object, {
    ...newVersion(call),
    enabled: true,
    ...(version.tags === undefined ? {} : { tags: version.tags }),
    ...(exp === undefined ? {} : { exp }),
    key: newKey().key,
  });
}

export function updateKey(call: Call): Reply {
  const body = parseUpdate(call.body);
  const { object, version } = requireVersion(call, "keys");
  refuseManaged(object, "update");
  const updated = { ...version, ...changed(version, body), updated: nowSeconds(call.world) };
  replaceVersion(call, object, updated);
  return ok(keyBundle(call.vault, object, updated));
}
