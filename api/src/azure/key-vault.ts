import type { HttpClient } from "@azure/core-rest-pipeline";
import type { Kind } from "@vault-tab/contract";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { Actor } from "../identity/actor.ts";
import { RefusedByAzure } from "../problem-error.ts";
import type { Asker } from "../ports/asker.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { createAskToList } from "./ask-to-list.ts";
import { metadataLists, type MetadataLists } from "./metadata-lists.ts";
import { metadataOf, versionMetadataOf } from "./metadata-of.ts";
import type { OnBehalfOf } from "./on-behalf-of.ts";
import { azureProblem, isRefusal } from "./upstream-problem.ts";
import { type ApiVersion, openVaultClients } from "./vault-clients.ts";
import { createVaultNetwork } from "./vault-network.ts";

export interface KeyVaultOptions {
  readonly onBehalfOf: OnBehalfOf;
  readonly clock: Clock;
  readonly log: UpstreamLog;
  /** `https://vault.azure.net/.default` */
  readonly scope: string;
  readonly apiVersion: ApiVersion;
  readonly clients: { readonly size: number; readonly idleMs: number };
}

/** As many as Key Vault gives at once. */
const PAGE = 25;

export const createKeyVault = (options: KeyVaultOptions): KeyVault => {
  const network = createVaultNetwork();
  const listsFor = pooledLists(options, network);
  const ask = createAskToList(options.scope, options.apiVersion);
  const failure = (cause: unknown, requestId: string, vault: WatchedVault, kind: Kind) => {
    const problem = azureProblem(cause);
    if (problem !== cause) options.log.failed(problem, { requestId, vault: vault.name, kind });
    return problem;
  };
  return {
    mayList: async ({ actor, requestId }, vault, kind) => {
      try {
        const answer = await ask({
          vaultUri: vault.uri,
          kind,
          requestId,
          network: network(vault.uri),
          credential: options.onBehalfOf.credential(() => actor, options.scope),
        });
        if (answer !== "challenged") return answer === "yes";
        // The SDK's client knows how to answer a claims challenge.
        const pages = listsFor(actor, vault, kind).list(requestId, 1);
        await pages[Symbol.asyncIterator]().next();
        return true;
      } catch (cause) {
        if (isRefusal(cause)) return false;
        throw failure(cause, requestId, vault, kind);
      }
    },
    async *list({ actor, requestId }: Asker, vault: WatchedVault, kind: Kind) {
      try {
        for await (const page of listsFor(actor, vault, kind).list(requestId, PAGE)) {
          yield page.map((properties) => metadataOf(vault.name, kind, properties));
        }
      } catch (cause) {
        if (isRefusal(cause)) throw new RefusedByAzure("list", { cause });
        throw failure(cause, requestId, vault, kind);
      }
    },
    versions: async ({ actor, requestId }, vault, kind, name) => {
      const versions: VersionMetadata[] = [];
      try {
        for await (const page of listsFor(actor, vault, kind).versions(requestId, name)) {
          versions.push(...page.map((one) => versionMetadataOf(vault.name, kind, one)));
        }
      } catch (cause) {
        if (isRefusal(cause)) return undefined;
        throw failure(cause, requestId, vault, kind);
      }
      // Key Vault answers in the order of a hash (nagyesta/lowkey-vault#467).
      return versions.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },
  };
};

interface Pooled {
  readonly lists: Readonly<Record<Kind, MetadataLists>>;
  /** Who asked last: the token they sent is the one that is still alive. */
  readonly holder: { actor: Actor };
}

/** One set of clients a person and vault: a client keeps one token and would serve it to the next. */
const pooledLists = (
  { onBehalfOf, clock, scope, apiVersion, clients }: KeyVaultOptions,
  network: (vaultUri: string) => HttpClient,
) => {
  const pool = new LRUCache<string, Pooled>({
    max: clients.size,
    ttl: clients.idleMs,
    updateAgeOnGet: true,
    perf: { now: () => clock.now().getTime() },
  });
  const open = (actor: Actor, vault: WatchedVault): Pooled => {
    const holder = { actor };
    const credential = onBehalfOf.credential(() => holder.actor, scope);
    const opened = openVaultClients(vault.uri, credential, {
      apiVersion,
      network: network(vault.uri),
    });
    return { lists: metadataLists(opened), holder };
  };
  return (actor: Actor, vault: WatchedVault, kind: Kind): MetadataLists => {
    const key = `${actor.tenantId}/${actor.objectId}/${vault.name}`;
    const pooled = pool.get(key) ?? open(actor, vault);
    pooled.holder.actor = actor;
    pool.set(key, pooled);
    return pooled.lists[kind];
  };
};
