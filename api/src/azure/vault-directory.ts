import { KeyVaultManagementClient } from "@azure/arm-keyvault";
import type { TokenCredential } from "@azure/core-auth";
import type { Clock } from "../clock.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { VaultFacts, WatchedVault } from "../secrets/watched-vault.ts";
import { azureProblem } from "./upstream-problem.ts";

/** A vault as our configuration names it. */
export interface ConfiguredVault {
  readonly resourceId: string;
  readonly environment: string;
}

export interface VaultDirectoryOptions {
  readonly configured: readonly ConfiguredVault[];
  /** Host of the vaults in this cloud: `vault.azure.net`. */
  readonly vaultHost: string;
  readonly credential: TokenCredential;
  readonly clock: Clock;
  readonly log: UpstreamLog;
}

/** How long a change of a vault's own settings may go unnoticed. */
const KEEP_FOR = 5 * 60_000;
/** How soon ARM is asked again after it has failed. */
const RETRY_AFTER = 10_000;

/**
 * What ARM says of the configured vaults, read by the service's own identity: location and way of
 * authorization are no secret, and who may only list keys could not read them. A vault of which
 * ARM says nothing keeps what was known of it.
 */
export const createVaultDirectory = (options: VaultDirectoryOptions): VaultDirectory => {
  const readers = options.configured.map((vault) => createReader(vault, options));
  return { watched: () => Promise.all(readers.map((read) => read())) };
};

const pattern = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/.*\/vaults\/([^/]+)$/i;

const createReader = (
  { resourceId, environment }: ConfiguredVault,
  { vaultHost, credential, clock, log }: VaultDirectoryOptions,
): (() => Promise<WatchedVault>) => {
  const [, subscriptionId = "", resourceGroup = "", name = ""] = pattern.exec(resourceId) ?? [];
  const { vaults } = new KeyVaultManagementClient(credential, subscriptionId);
  let known: VaultFacts | undefined;
  let reading:
    { readonly until: number; readonly facts: Promise<VaultFacts | undefined> } | undefined;

  const read = async (): Promise<VaultFacts | undefined> => {
    try {
      const { location = "", properties } = await vaults.get(resourceGroup, name);
      const authorization = properties.enableRbacAuthorization ? "rbac" : "access-policies";
      known = { location, authorization };
    } catch (cause) {
      log.failed(azureProblem(cause), { vault: name });
      reading = { until: clock.now().getTime() + RETRY_AFTER, facts: Promise.resolve(known) };
    }
    return known;
  };

  return async () => {
    const now = clock.now().getTime();
    if (!reading || reading.until <= now) reading = { until: now + KEEP_FOR, facts: read() };
    const facts = await reading.facts;
    const uri = `https://${name}.${vaultHost}`;
    return { name, uri, resourceId, environment, ...(facts && { facts }) };
  };
};
