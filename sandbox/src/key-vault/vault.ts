import type { CertificatePolicy } from "./certificate-policy.ts";
import type { RotationPolicy } from "./rotation-policy.ts";

export type Kind = "secrets" | "certificates" | "keys";

/** What an access policy can give; Azure has more for keys, which this data plane does not serve. */
export type PolicyPermission =
  | "get"
  | "list"
  | "set"
  | "create"
  | "update"
  | "rotate"
  | "getrotationpolicy"
  | "setrotationpolicy"
  | "delete"
  | "recover"
  | "backup"
  | "restore"
  | "purge"
  | "sign";

export interface AccessPolicy {
  readonly tenantId: string;
  readonly objectId: string;
  readonly permissions: Readonly<Record<Kind, readonly PolicyPermission[]>>;
}

export interface Vault {
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly tenantId: string;
  readonly enableRbacAuthorization: boolean;
  readonly accessPolicies: readonly AccessPolicy[];
  readonly softDeleteRetentionInDays: number;
  /** Enabled where nothing is said. */
  readonly publicNetworkAccess?: "Enabled" | "Disabled";
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: string;
}

/** The public part of a key, as in RFC 7517: a point of a curve, or modulus and exponent. */
export interface PublicKey {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
}

export interface PublicCertificate {
  /** DER, base64. */
  readonly cer: string;
  /** SHA-1 of the DER, base64url. */
  readonly x5t: string;
  readonly subject: string;
}

export interface Version {
  readonly version: string;
  readonly enabled: boolean;
  /** Unix seconds, as are the others. */
  readonly created: number;
  readonly updated: number;
  readonly nbf?: number;
  readonly exp?: number;
  readonly contentType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Only what a caller has set; the value of a seeded version is computed when it is read. */
  readonly value?: string;
  readonly key?: PublicKey;
  readonly certificate?: PublicCertificate;
}

interface Deleted {
  readonly deletedDate: number;
  readonly scheduledPurgeDate: number;
  /** Milliseconds: until then the deletion is under way and `/deletedsecrets/{name}` answers 404. */
  readonly settledAt: number;
}

export interface VaultObject {
  readonly vault: string;
  readonly kind: Kind;
  readonly name: string;
  /** True for the secret and the key that belong to a certificate of the same name. */
  readonly managed: boolean;
  /** In the order of their making. */
  readonly versions: readonly Version[];
  /** Of a certificate, and of a key; what nobody has set is the default of each. */
  readonly certificatePolicy?: CertificatePolicy;
  readonly rotationPolicy?: RotationPolicy;
  readonly deleted?: Deleted;
  /** Milliseconds: a recovered object cannot be used before. */
  readonly recoveringUntil?: number;
}

export function vaultResourceId(vault: Vault): string {
  return `/subscriptions/${vault.subscriptionId}/resourceGroups/${vault.resourceGroup}/providers/Microsoft.KeyVault/vaults/${vault.name}`;
}

export function vaultUri(vault: Pick<Vault, "name">): string {
  return `https://${vault.name}.vault.azure.net/`;
}

export function currentVersion(object: VaultObject): Version | undefined {
  return object.versions.at(-1);
}
