import type { CertificateProperties } from "@azure/keyvault-certificates";
import type { KeyProperties } from "@azure/keyvault-keys";
import type { SecretProperties } from "@azure/keyvault-secrets";
import type { Kind } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import type { Metadata, VersionMetadata } from "../secrets/metadata.ts";

type Properties = (SecretProperties | KeyProperties | CertificateProperties) & {
  readonly managed?: boolean | undefined;
  readonly contentType?: string | undefined;
};

/** @throws ProblemError `upstream_unavailable` for an item without what Key Vault always sends */
export const metadataOf = (vault: string, kind: Kind, properties: Properties): Metadata => {
  const { name, createdOn, updatedOn } = properties;
  if (!name || !createdOn || !updatedOn) throw incomplete(kind);
  return {
    vault,
    name,
    kind,
    enabled: properties.enabled ?? true,
    createdAt: createdOn,
    updatedAt: updatedOn,
    notBefore: properties.notBefore,
    expiresAt: properties.expiresOn,
    contentType: properties.contentType,
    tags: properties.tags ?? {},
    managed: properties.managed ?? false,
  };
};

export const versionMetadataOf = (
  vault: string,
  kind: Kind,
  properties: Properties,
): VersionMetadata => {
  if (!properties.version) throw incomplete(kind);
  return { ...metadataOf(vault, kind, properties), version: properties.version };
};

const incomplete = (kind: Kind): ProblemError =>
  new ProblemError("upstream_unavailable", { detail: `Key Vault sent an incomplete ${kind}.` });
