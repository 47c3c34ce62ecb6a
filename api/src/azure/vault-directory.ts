import { KeyVaultManagementClient } from "@azure/arm-keyvault";
import type { TokenCredential } from "@azure/core-auth";
import type { Clock } from "../clock.ts";
import type { VaultDirectory } from "../ports.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { azureProblem } from "./upstream-problem.ts";

/** A vault as our configuration names it. */
export interface ConfiguredVault {
  readonly resourceId: string;
  readonly environment: string;
}

/** How long a change of a vault's own settings may go unnoticed. */
const KEEP_FOR = 5 * 60 * 1000;

/**
 * What ARM says of the configured vaults, read by the service's own identity: location and way of
 * authorization are no secret, and who may only list keys could not read them.
 */
export const createVaultDirectory = (
  configured: readonly ConfiguredVault[],
  credential: TokenCredential,
  clock: Clock,
): VaultDirectory => {
  let kept: { readonly at: number; readonly vaults: Promise<readonly WatchedVault[]> } | undefined;
  const read = () => Promise.all(configured.map((vault) => readVault(vault, credential)));
  return {
    watched: () => {
      const now = clock.now().getTime();
      if (kept && now - kept.at < KEEP_FOR) return kept.vaults;
      const vaults = read();
      kept = { at: now, vaults };
      vaults.catch(() => {
        if (kept?.vaults === vaults) kept = undefined;
      });
      return vaults;
    },
  };
};

const pattern =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.KeyVault\/vaults\/([^/]+)$/i;

const readVault = async (
  { resourceId, environment }: ConfiguredVault,
  credential: TokenCredential,
): Promise<WatchedVault> => {
  const [, subscriptionId = "", resourceGroup = "", name = ""] = pattern.exec(resourceId) ?? [];
  try {
    const { location, properties } = await new KeyVaultManagementClient(
      credential,
      subscriptionId,
    ).vaults.get(resourceGroup, name);
    return {
      name,
      uri: (properties.vaultUri ?? `https://${name}.vault.azure.net`).replace(/\/$/, ""),
      resourceId,
      environment,
      location: location ?? "",
      authorization: properties.enableRbacAuthorization ? "rbac" : "access-policies",
    };
  } catch (cause) {
    throw azureProblem(cause);
  }
};
