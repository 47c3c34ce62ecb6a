import { createRegistration, graphTokens } from "../azure/credentials/registration.ts";
import { createTokenVerifier } from "../azure/entra-tokens.ts";
import { createKeyVault } from "../azure/key-vault.ts";
import { createOnBehalfOf } from "../azure/on-behalf-of.ts";
import { createReadiness } from "../azure/readiness.ts";
import { rememberRights } from "../azure/remember-rights.ts";
import { createVaultDirectory } from "../azure/vault-directory.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Asker } from "../ports/asker.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";

const MINUTE = 60_000;
/** People with a live session on one replica; a person is a few KiB. */
const PEOPLE = 5_000;
/** A set of Key Vault clients is about 40 KiB, so fewer of them are kept. */
const CLIENTS = 1_000;
const RIGHTS = 100_000;

/** What is done with the app registration, composed: as it, and on behalf of who asks. */
export const wireOnBehalfOf = (config: Config, clock: Clock, log: UpstreamLog) => {
  const { authority, clientId } = config;
  const registration = createRegistration(config);
  const scope = `https://${config.vaultHost}/.default`;
  const onBehalfOf = createOnBehalfOf({
    authority,
    clientId,
    proof: registration.proof,
    clock,
    pool: { size: PEOPLE, idleMs: 30 * MINUTE },
  });
  const keyVault = createKeyVault({
    onBehalfOf,
    clock,
    log,
    scope,
    apiVersion: config.keyVaultApiVersion,
    clients: { size: CLIENTS, idleMs: 10 * MINUTE },
  });
  const { vaults: configured, vaultHost } = config;
  return {
    keyVault,
    delegation: { onBehalfOf, scope },
    rights: rememberRights(keyVault, { clock, keepFor: config.rightsMs, size: RIGHTS }),
    vaults: createVaultDirectory({
      ...{ configured, vaultHost, clock, log },
      credential: registration.reader,
    }),
    signIn: { confirm: ({ actor }: Asker) => onBehalfOf.confirm(actor, scope) },
    graphToken: graphTokens(registration),
    admission: admissionOf(config, registration.ready, clock),
  };
};

const admissionOf = (config: Config, ready: () => Promise<void>, clock: Clock) => {
  const { authority, tenantId, clientId, appIdUri, agentClients } = config;
  const keySet = new URL(`${authority}/${tenantId}/discovery/v2.0/keys`);
  return {
    tokenVerifier: createTokenVerifier(
      { authority, tenantId, audiences: [clientId, appIdUri] },
      clock,
    ),
    readiness: createReadiness(keySet, ready, clock),
    admission: { authority, tenants: [tenantId], agentClients },
  };
};
