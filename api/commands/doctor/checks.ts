import type { Check } from "./check.ts";
import { appIdUri } from "./checks/app-id-uri.ts";
import { automation } from "./checks/automation.ts";
import { checkpoints } from "./checks/checkpoints.ts";
import { clock } from "./checks/clock.ts";
import { consent } from "./checks/consent.ts";
import { database } from "./checks/database.ts";
import { diagnosticSettings } from "./checks/diagnostic-settings.ts";
import { domain } from "./checks/domain.ts";
import { eventGrid } from "./checks/event-grid.ts";
import { github } from "./checks/github.ts";
import { grantsRights } from "./checks/grants-rights.ts";
import { graph } from "./checks/graph.ts";
import { identities } from "./checks/identities.ts";
import { logs } from "./checks/logs.ts";
import { manifest } from "./checks/manifest.ts";
import { pim } from "./checks/pim.ts";
import { rotationRights } from "./checks/rotation-rights.ts";
import { rules } from "./checks/rules.ts";
import { staticCredentials } from "./checks/static-credentials.ts";
import { tenant } from "./checks/tenant.ts";
import { tokenExchange } from "./checks/token-exchange.ts";
import { userToken } from "./checks/user-token.ts";
import { vaultAuthorization } from "./checks/vault-authorization.ts";
import { vaultData } from "./checks/vault-data.ts";
import { vaultSettings } from "./checks/vault-settings.ts";
import { watchdog } from "./checks/watchdog.ts";
import { webRights } from "./checks/web-rights.ts";

/** In the order in which they are told: what others stand on comes first. */
export const checks: readonly Check[] = [
  ...[staticCredentials, clock, tenant, identities, tokenExchange],
  ...[appIdUri, userToken, consent, graph, manifest, domain],
  ...[database, checkpoints, rules],
  ...[vaultSettings, vaultAuthorization, vaultData],
  ...[webRights, grantsRights, pim, rotationRights, watchdog],
  ...[diagnosticSettings, logs, eventGrid, github, automation],
];
