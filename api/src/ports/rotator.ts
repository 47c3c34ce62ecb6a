import type { RotatorSettings } from "@vault-tab/contract";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { Asker } from "./asker.ts";
import type { Followed, Started } from "./outside-rotator.ts";

/** What is to be replaced. */
export interface Order {
  readonly vault: WatchedVault;
  readonly settings: RotatorSettings;
  /** The newest version: what the new one keeps of it. */
  readonly newest: VersionMetadata;
  /** Carried by the new version, so that whoever looks can tell it. */
  readonly tags: Readonly<Record<string, string>>;
  readonly expiresAt?: Date;
}

/**
 * Brings about the next version, under the token of who started it, or where nobody did under the
 * rotator's own identity. Called once for each write that
 * was announced, and never repeated by itself: what became of it is looked at.
 */
export interface Rotator {
  replace(asker: Asker | undefined, order: Order): Promise<Replaced>;
}

/** With the version where Azure has named it, and no tag can tell. */
export type Replaced = Started & { readonly version?: string };

/** Has the next version issued: what is asked for under whatever token is followed until its end. */
export interface IssuedRotator extends Rotator, Followed {}
