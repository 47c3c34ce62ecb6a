import {
  CertificateClient,
  type CertificateClientOptions,
  type CertificateProperties,
} from "@azure/keyvault-certificates";
import { KeyClient, type KeyClientOptions, type KeyProperties } from "@azure/keyvault-keys";
import {
  SecretClient,
  type SecretClientOptions,
  type SecretProperties,
} from "@azure/keyvault-secrets";
import type { TokenCredential } from "@azure/core-auth";
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import type { Kind } from "@vault-tab/contract";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { Actor } from "../identity/actor.ts";
import type { Asker, KeyVault } from "../ports.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { metadataOf, versionMetadataOf } from "./metadata-of.ts";
import type { OnBehalfOf } from "./on-behalf-of.ts";
import { onlyMetadataOf } from "./outgoing-allow-list.ts";
import { throttlePolicy } from "./throttle-policy.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";

export interface KeyVaultOptions {
  readonly onBehalfOf: OnBehalfOf;
  readonly clock: Clock;
  readonly apiVersion: "7.5" | "7.6" | "2025-07-01";
  readonly clients: { readonly size: number; readonly idleMs: number };
}

/** As many as Key Vault gives at once. */
const PAGE = 25;

type Properties = SecretProperties | CertificateProperties | KeyProperties;
type Pages = AsyncIterable<readonly Properties[]>;

/** The metadata calls of the three clients under one shape. */
interface Lists {
  list(requestId: string, maxPageSize: number): Pages;
  versions(requestId: string, name: string): Pages;
}
type Clients = Readonly<Record<Kind, Lists>>;
type Pooled = { readonly clients: Clients; readonly holder: { actor: Actor } };

export const createKeyVault = (options: KeyVaultOptions): KeyVault => {
  const clientsOf = pooled(options);
  return {
    mayList: async ({ actor, requestId }, vault, kind) => {
      try {
        for await (const _page of clientsOf(actor, vault)[kind].list(requestId, 1)) return true;
        return true;
      } catch (cause) {
        if (isRefusal(cause)) return false;
        throw azureProblem(cause);
      }
    },
    async *list({ actor, requestId }: Asker, vault: WatchedVault, kind: Kind) {
      try {
        for await (const page of clientsOf(actor, vault)[kind].list(requestId, PAGE)) {
          yield page.map((properties) => metadataOf(vault.name, kind, properties));
        }
      } catch (cause) {
        throw azureProblem(cause);
      }
    },
    versions: async ({ actor, requestId }, vault, kind, name) => {
      const versions: VersionMetadata[] = [];
      try {
        for await (const page of clientsOf(actor, vault)[kind].versions(requestId, name)) {
          versions.push(...page.map((one) => versionMetadataOf(vault.name, kind, one)));
        }
      } catch (cause) {
        if (isRefusal(cause)) return undefined;
        throw azureProblem(cause);
      }
      // Key Vault answers in the order of a hash (nagyesta/lowkey-vault#467).
      return versions.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },
  };
};

/** One set of clients a person and vault: a client keeps one token and would serve it to the next. */
const pooled = ({ onBehalfOf, clock, apiVersion, clients }: KeyVaultOptions) => {
  const pool = new LRUCache<string, Pooled>({
    max: clients.size,
    ttl: clients.idleMs,
    updateAgeOnGet: true,
    perf: { now: () => clock.now().getTime() },
  });
  const network = createDefaultHttpClient();
  return (actor: Actor, vault: WatchedVault): Clients => {
    const key = `${actor.tenantId}/${actor.objectId}/${vault.name}`;
    const kept = pool.get(key);
    if (kept) {
      kept.holder.actor = actor;
      return kept.clients;
    }
    const holder = { actor };
    const credential = onBehalfOf.credential(() => holder.actor, "key-vault");
    const opened = openClients(vault.uri, credential, {
      serviceVersion: apiVersion,
      httpClient: onlyMetadataOf(vault.uri, network),
      additionalPolicies: [{ policy: throttlePolicy, position: "perRetry" }],
      retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 2000 },
    });
    pool.set(key, { clients: opened, holder });
    return opened;
  };
};

const openClients = (
  uri: string,
  credential: TokenCredential,
  options: SecretClientOptions & CertificateClientOptions & KeyClientOptions,
): Clients => {
  const secrets = new SecretClient(uri, credential, options);
  const certificates = new CertificateClient(uri, credential, options);
  const keys = new KeyClient(uri, credential, options);
  return {
    secret: {
      list: (id, maxPageSize) => secrets.listPropertiesOfSecrets(sent(id)).byPage({ maxPageSize }),
      versions: (id, name) => secrets.listPropertiesOfSecretVersions(name, sent(id)).byPage(),
    },
    certificate: {
      list: (id, maxPageSize) =>
        certificates.listPropertiesOfCertificates(sent(id)).byPage({ maxPageSize }),
      versions: (id, name) =>
        certificates.listPropertiesOfCertificateVersions(name, sent(id)).byPage(),
    },
    key: {
      list: (id, maxPageSize) => keys.listPropertiesOfKeys(sent(id)).byPage({ maxPageSize }),
      versions: (id, name) => keys.listPropertiesOfKeyVersions(name, sent(id)).byPage(),
    },
  };
};

/** Our request id travels along, so that a line of Key Vault's log finds ours. */
const sent = (requestId: string) => ({
  requestOptions: { headers: { "x-ms-client-request-id": requestId } },
});
