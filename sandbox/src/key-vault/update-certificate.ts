import { certificateBundle, certificatePolicyView } from "./bundle.ts";
import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { changedPolicy, policyChange } from "./certificate-policy.ts";
import { policyOf } from "./create-certificate.ts";
import { requireVersion } from "./find.ts";
import { replaceVersion } from "./new-version.ts";
import { changed, parseUpdate } from "./object-body.ts";
import { badParameter } from "./refusal.ts";
import { findObject, putObject } from "./vault-store.ts";

/** The secret and the key of the version are what it is: enabled or not (about-certificates.md). */
export function updateCertificate(call: Call): Reply {
  const body = parseUpdate(call.body);
  const { object, version } = requireVersion(call, "certificates");
  const { enabled } = changed(version, body);
  const updated = { ...version, ...changed(version, body), updated: nowSeconds(call.world) };
  call.world.state.batch(() => {
    replaceVersion(call, object, updated);
    for (const kind of ["secrets", "keys"] as const) {
      const twin = findObject(call.world, call.vault, kind, object.name);
      const same = twin?.versions.find((one) => one.version === version.version);
      if (twin && same) replaceVersion(call, twin, { ...same, enabled, updated: updated.updated });
    }
  });
  return ok(certificateBundle(call.vault, object, updated));
}

export function getCertificatePolicy(call: Call): Reply {
  const { object, version } = requireVersion(call, "certificates");
  return ok(certificatePolicyView(call.vault, object, version, policyOf(object)));
}

/** It holds for the next version; the ones that are there stay. */
export function updateCertificatePolicy(call: Call): Reply {
  const change = policyChange.safeParse(call.body ?? {});
  if (!change.success) throw badParameter("Property policy has invalid value.");
  const { object, version } = requireVersion(call, "certificates");
  const certificatePolicy = changedPolicy(policyOf(object), change.data);
  putObject(call.world, { ...object, certificatePolicy });
  return ok(certificatePolicyView(call.vault, object, version, certificatePolicy));
}
