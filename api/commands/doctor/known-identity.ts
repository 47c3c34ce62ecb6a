import {
  type ManagedIdentity,
  managedIdentity,
} from "../../src/azure/credentials/managed-identity.ts";
import type { Config, WatchdogConfig } from "../../src/config.ts";

export type IdentityName = "web" | "grants" | "pim" | "rotation" | "logs" | "watchdog";

/** One of the service's managed identities, as the configuration names it. */
export interface KnownIdentity extends ManagedIdentity {
  readonly name: IdentityName;
  readonly clientId: string;
  /** Where its client id stands. */
  readonly variable: string;
}

const known = (
  name: IdentityName,
  variable: string,
  clientId: string | undefined,
): readonly KnownIdentity[] =>
  clientId === undefined ? [] : [{ name, variable, clientId, ...managedIdentity(clientId) }];

/** Those that this configuration uses, in the order in which ARM is best asked by them. */
export const knownIdentities = (
  config: Config,
  watchdog: WatchdogConfig | undefined,
): readonly KnownIdentity[] => {
  const { by, identityClientId } = config.granting;
  return [
    ...known("web", "WEB_IDENTITY_CLIENT_ID", config.webIdentityClientId),
    ...(by === "pim"
      ? known("pim", "PIM_IDENTITY_CLIENT_ID", identityClientId)
      : known("grants", "GRANTS_IDENTITY_CLIENT_ID", identityClientId)),
    ...known("rotation", "ROTATION_IDENTITY_CLIENT_ID", config.rotationIdentityClientId),
    ...known("logs", "LOGS_IDENTITY_CLIENT_ID", config.logs?.identityClientId),
    ...known("watchdog", "WATCHDOG_IDENTITY_CLIENT_ID", watchdog?.identityClientId),
  ];
};

/** Whether this machine is given its tokens. */
export const hasToken = ({ objectId }: KnownIdentity): Promise<boolean> =>
  objectId().then(
    () => true,
    () => false,
  );
