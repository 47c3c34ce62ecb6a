import { randomUUID } from "node:crypto";
import { createKeyVault } from "./azure/key-vault.ts";
import { createTokenVerifier } from "./azure/entra-tokens.ts";
import { managedIdentity } from "./azure/managed-identity.ts";
import { createOnBehalfOf } from "./azure/on-behalf-of.ts";
import { createReadiness } from "./azure/readiness.ts";
import { rememberRights } from "./azure/remember-rights.ts";
import { createVaultDirectory } from "./azure/vault-directory.ts";
import type { Services } from "./app.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createDrain } from "./http/drain.ts";
import { createLog, upstreamLog } from "./http/request-log.ts";
import { mayFollow } from "./secrets/follow-events.ts";
import { createCatalogue } from "./secrets/read-catalogue.ts";
import { createEventLog } from "./storage/event-log.ts";

const MINUTE = 60_000;
/** People with a live session on one replica; a person is a few KiB. */
const PEOPLE = 5_000;
/** A set of Key Vault clients is about 40 KiB, so fewer of them are kept. */
const CLIENTS = 1_000;
const RIGHTS = 100_000;

/** Composition root: configuration to adapters to what the app needs. */
export const wire = (config: Config, clock: Clock, tabFolder: string): Services => {
  const log = createLog(config.logLevel);
  const { credential, clientAssertion } = managedIdentity(config.webIdentityClientId);
  const onBehalfOf = createOnBehalfOf({
    authority: config.authority,
    clientId: config.clientId,
    clientAssertion,
    clock,
    pool: { size: PEOPLE, idleMs: 30 * MINUTE },
  });
  const keyVault = createKeyVault({
    onBehalfOf,
    clock,
    log: upstreamLog(log),
    scope: `https://${config.vaultHost}/.default`,
    apiVersion: config.keyVaultApiVersion,
    clients: { size: CLIENTS, idleMs: 10 * MINUTE },
  });
  const rights = rememberRights(keyVault, { clock, keepFor: config.rightsMs, size: RIGHTS });
  const events = createEventLog(randomUUID());
  const vaults = createVaultDirectory({
    configured: config.vaults,
    vaultHost: config.vaultHost,
    credential,
    clock,
    log: upstreamLog(log),
  });
  const catalogue = createCatalogue({ keyVault, events, clock, refreshAfter: config.refreshMs });
  return {
    log,
    clock,
    drain: createDrain(),
    tokenVerifier: createTokenVerifier(
      {
        authority: config.authority,
        tenantId: config.tenantId,
        audiences: [config.clientId, config.appIdUri],
      },
      clock,
    ),
    readiness: createReadiness(
      new URL(`${config.authority}/${config.tenantId}/discovery/v2.0/keys`),
      clientAssertion,
      clock,
    ),
    admission: {
      authority: config.authority,
      tenants: [config.tenantId],
      agentClients: config.agentClients,
    },
    settings: {
      tenantId: config.tenantId,
      clientId: config.clientId,
      teamsAppId: config.teamsAppId,
      signInBase: config.signInBase,
      messageOrigins: config.messageOrigins,
    },
    requestsPerMinute: config.requestsPerMinute,
    tabFolder,
    secrets: { keyVault, rights, vaults, catalogue, clock },
    eventStream: {
      events,
      clock,
      mayFollow: (asker, event) => mayFollow({ rights, vaults }, asker, event),
    },
  };
};
