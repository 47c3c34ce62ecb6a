import type { Kind } from "@vault-tab/contract";

/** What Key Vault lists of a secret, a certificate or a key. There is no place for a value. */
export interface Metadata {
  readonly vault: string;
  readonly name: string;
  readonly kind: Kind;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly notBefore?: Date | undefined;
  readonly expiresAt?: Date | undefined;
  readonly contentType?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly managed: boolean;
}

export interface VersionMetadata extends Metadata {
  readonly version: string;
}
