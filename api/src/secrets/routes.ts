import { operations } from "@vault-tab/contract";
import type { Bind, BindDelivery } from "../http/operation.ts";
import { listSecrets, type ListPorts } from "./list-secrets.ts";
import { listVaults, type VaultPorts } from "./list-vaults.ts";
import { recordVaultEvents, type VaultEventPorts } from "./record-vault-events.ts";
import { showSecret, type ShowPorts } from "./show-secret.ts";
import { showSecretReads, type SecretReadsPorts } from "./show-secret-reads.ts";

export type SecretsPorts = ListPorts & ShowPorts & VaultPorts & SecretReadsPorts & VaultEventPorts;

export const secretsRoutes = (
  { bind, bindDelivery }: { readonly bind: Bind; readonly bindDelivery: BindDelivery },
  ports: SecretsPorts,
): void => {
  bind(operations.listVaults, ({ asker }) => listVaults(ports, asker));
  bind(operations.listSecrets, ({ asker, query }) => listSecrets(ports, asker, query));
  bind(operations.getSecret, ({ asker, params, query }) =>
    showSecret(ports, asker, { ...params, kind: query.kind ?? "secret" }),
  );
  bind(operations.getSecretReads, ({ asker, params }) => showSecretReads(ports, asker, params));
  bindDelivery(operations.receiveVaultEvents, (events) => recordVaultEvents(ports, events));
};
