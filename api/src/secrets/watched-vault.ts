/** A vault of our configuration. Whoever may see nothing in it is not told that it exists. */
export interface WatchedVault {
  readonly name: string;
  /** `https://NAME.vault.azure.net`, without a slash at the end. */
  readonly uri: string;
  readonly resourceId: string;
  readonly environment: string;
  /** What ARM says of it; absent while ARM does not answer. Key Vault itself may well do. */
  readonly facts?: VaultFacts;
}

export interface VaultFacts {
  readonly location: string;
  readonly authorization: "rbac" | "access-policies";
}
