import type { CertificatePolicy } from "./certificate-policy.ts";
import { currentVersion, type Vault, type VaultObject, type Version } from "./vault.ts";

/** `Recoverable` alone is for 90 days; fewer is "customized" (SPEC secrets.json, DeletionRecoveryLevel). */
function recovery(vault: Vault): { recoveryLevel: string; recoverableDays: number } {
  const days = vault.softDeleteRetentionInDays;
  return {
    recoveryLevel: days === 90 ? "Recoverable+Purgeable" : "CustomizedRecoverable+Purgeable",
    recoverableDays: days,
  };
}

function attributes(vault: Vault, version: Version): Record<string, unknown> {
  const { enabled, nbf, exp, created, updated } = version;
  return {
    enabled,
    ...(nbf === undefined ? {} : { nbf }),
    ...(exp === undefined ? {} : { exp }),
    created,
    updated,
    ...recovery(vault),
  };
}

const origin = (vault: Vault) => `https://${vault.name}.vault.azure.net`;
const idOf = (vault: Vault, object: VaultObject, version?: Version) =>
  `${origin(vault)}/${object.kind}/${object.name}${version ? `/${version.version}` : ""}`;
const twin = (vault: Vault, object: VaultObject, kind: string, version: Version) =>
  `${origin(vault)}/${kind}/${object.name}/${version.version}`;

/** `tags` and `contentType` are absent, not empty, when there are none. */
function described(version: Version): Record<string, unknown> {
  const { contentType, tags } = version;
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(tags === undefined || Object.keys(tags).length === 0 ? {} : { tags }),
  };
}

/** One entry of a list: unversioned id in a list of objects, versioned in a list of versions. */
export function listItem(
  vault: Vault,
  object: VaultObject,
  version: Version,
  versioned: boolean,
): unknown {
  const id = idOf(vault, object, versioned ? version : undefined);
  const managed = object.managed ? { managed: true } : {};
  const common = { attributes: attributes(vault, version) };
  switch (object.kind) {
    case "secrets":
      return { ...described(version), id, ...managed, ...common };
    case "keys":
      return { kid: id, ...common, ...described(version), ...managed };
    case "certificates":
      return {
        id,
        x5t: version.certificate?.x5t,
        ...common,
        ...described(version),
        subject: version.certificate?.subject,
      };
  }
}

export function secretBundle(
  vault: Vault,
  object: VaultObject,
  version: Version,
  value?: string,
): Record<string, unknown> {
  return {
    ...(value === undefined ? {} : { value }),
    ...described(version),
    id: idOf(vault, object, version),
    ...(object.managed ? { managed: true, kid: twin(vault, object, "keys", version) } : {}),
    attributes: attributes(vault, version),
  };
}

export function deletedBundle(vault: Vault, object: VaultObject, versioned: boolean): unknown {
  const version = currentVersion(object);
  if (!version || !object.deleted) return {};
  const { deletedDate, scheduledPurgeDate } = object.deleted;
  const recoveryId = `${origin(vault)}/deleted${object.kind}/${object.name}`;
  const bundle = secretBundle(vault, object, version);
  return {
    recoveryId,
    deletedDate,
    scheduledPurgeDate,
    ...bundle,
    id: idOf(vault, object, versioned ? version : undefined),
  };
}

export function keyBundle(vault: Vault, object: VaultObject, version: Version): unknown {
  return {
    key: { kid: idOf(vault, object, version), ...version.key, key_ops: ["sign", "verify"] },
    attributes: attributes(vault, version),
    ...described(version),
    ...(object.managed ? { managed: true } : {}),
  };
}

/** Policy and pending operation only where a caller asks for them: with the current version, as recorded. */
export function certificateBundle(
  vault: Vault,
  object: VaultObject,
  version: Version,
  more?: { readonly policy: CertificatePolicy; readonly pending: boolean },
): Record<string, unknown> {
  const id = idOf(vault, object);
  const issued = version.certificate && {
    kid: twin(vault, object, "keys", version),
    sid: twin(vault, object, "secrets", version),
    x5t: version.certificate.x5t,
    cer: version.certificate.cer,
  };
  return {
    id: idOf(vault, object, version),
    ...issued,
    attributes: attributes(vault, version),
    ...described(version),
    ...(more && { policy: certificatePolicyView(vault, object, version, more.policy) }),
    ...(more?.pending ? { pending: { id: `${id}/pending` } } : {}),
  };
}

export function certificatePolicyView(
  vault: Vault,
  object: VaultObject,
  { created, updated }: Version,
  policy: CertificatePolicy,
): Record<string, unknown> {
  const id = `${idOf(vault, object)}/policy`;
  return { id, ...policy, attributes: { enabled: true, created, updated } };
}
