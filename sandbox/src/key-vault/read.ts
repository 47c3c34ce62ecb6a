import { certificateBundle, deletedBundle, keyBundle, secretBundle } from "./bundle.ts";
import { ok, type Call, type Reply } from "./call.ts";
import { canary } from "./canary.ts";
import { policyOf } from "./create-certificate.ts";
import { requireDeleted, requireVersion } from "./find.ts";
import { findPending } from "./pending-certificates.ts";
import { disabled } from "./refusal.ts";

/** Outside `nbf` and `exp` it is still given: they are advice (about-secrets.md). Only `enabled` counts. */
export function getSecret(call: Call): Reply {
  const { object, version } = requireVersion(call, "secrets");
  if (!version.enabled) throw disabled("get");
  const value = version.value ?? canary(call.vault.name, object.name, version.version);
  return ok(secretBundle(call.vault, object, version, value));
}

export function getCertificate(call: Call): Reply {
  const { object, version } = requireVersion(call, "certificates");
  if (call.version !== "") return ok(certificateBundle(call.vault, object, version));
  const pending = findPending(call.world, call.vault, object.name) !== undefined;
  return ok(certificateBundle(call.vault, object, version, { policy: policyOf(object), pending }));
}

export function getKey(call: Call): Reply {
  const { object, version } = requireVersion(call, "keys");
  return ok(keyBundle(call.vault, object, version));
}

export function getDeletedSecret(call: Call): Reply {
  return ok(deletedBundle(call.vault, requireDeleted(call), true));
}
