import type { TokenCredential } from "@azure/core-auth";
import type { OnBehalfOf } from "./on-behalf-of.ts";
import type { ApiVersion } from "./vault-clients.ts";

/** Under whose token new versions are brought about: that of who started it, or the rotator's own. */
export interface VersionWriter {
  readonly onBehalfOf: OnBehalfOf;
  /** `https://vault.azure.net/.default` */
  readonly scope: string;
  /** The rotator's own. */
  readonly credential: TokenCredential;
  readonly apiVersion: ApiVersion;
}
