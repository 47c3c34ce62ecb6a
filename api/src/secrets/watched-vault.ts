/** A vault of our configuration. Whoever may see nothing in it is not told that it exists. */
export interface WatchedVault {
  readonly name: string;
  /** `https://NAME.vault.azure.net`, without a slash at the end. */
  readonly uri: string;
  readonly resourceId: string;
  readonly environment: string;
  readonly location: string;
  readonly authorization: "rbac" | "access-policies";
}
