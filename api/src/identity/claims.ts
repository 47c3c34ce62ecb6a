/** What the service reads of a verified access token (v2.0 names; v1.0 names where they differ). */
export interface Claims {
  readonly iss: string;
  readonly tid: string;
  readonly oid: string;
  /** `1.0` or `2.0` */
  readonly ver: string;
  /** Space-separated delegated scopes; absent on app-only tokens. */
  readonly scp?: string | undefined;
  /** The client that asked for the token: `azp` in v2.0, `appid` in v1.0. */
  readonly client?: string | undefined;
  readonly name?: string | undefined;
  readonly userPrincipalName?: string | undefined;
  readonly roles: readonly string[];
  /** Unix seconds. */
  readonly exp: number;
}
