import { eventSubscriptions, type EventSubscription } from "../event-grid/event-subscription.ts";
import { findVault } from "../key-vault/vault-store.ts";
import { vaultResourceId, type Vault } from "../key-vault/vault.ts";
import { tenantId } from "../tenant.ts";
import { demand, demandApiVersion, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { vaultNotFound } from "./arm-refusal.ts";

const apiVersions = ["2025-02-15", "2022-06-15", "2021-12-01", "2020-06-01", "2020-04-01-preview"];

/**
 * SPEC eventgrid 2022-06-15, EventSubscriptions_ListByResource: `endpointUrl` may hold a key and is left out
 * of every answer; `endpointBaseUrl` is what stands before its query.
 */
function view(vault: Vault, subscription: EventSubscription): unknown {
  const { name, audience, endpoint, eventTypes } = subscription;
  const { origin, pathname } = new URL(endpoint);
  return {
    id: `${vaultResourceId(vault)}/providers/Microsoft.EventGrid/eventSubscriptions/${name}`,
    name,
    type: "Microsoft.EventGrid/eventSubscriptions",
    properties: {
      topic: vaultResourceId(vault),
      provisioningState: subscription.provisioningState,
      destination: {
        endpointType: "WebHook",
        properties: {
          endpointBaseUrl: origin + pathname,
          maxEventsPerBatch: 1,
          preferredBatchSizeInKilobytes: 64,
          ...(audience !== undefined && {
            azureActiveDirectoryTenantId: tenantId,
            azureActiveDirectoryApplicationIdOrUri: audience,
          }),
        },
      },
      filter: {
        subjectBeginsWith: "",
        subjectEndsWith: "",
        includedEventTypes: eventTypes ?? null,
      },
      labels: [],
      eventDeliverySchema: subscription.schema,
      retryPolicy: {
        maxDeliveryAttempts: subscription.maxDeliveryAttempts,
        eventTimeToLiveInMinutes: subscription.eventTimeToLiveInMinutes,
      },
    },
  };
}

export function listEventSubscriptions(call: ArmCall, group: string, name: string): ArmReply {
  demandApiVersion(call, "eventSubscriptions", apiVersions);
  const scope = `/${call.segments.slice(0, 8).join("/")}`;
  demand(call, "Microsoft.EventGrid/eventSubscriptions/read", scope);
  const vault = findVault(call.world, name);
  if (!vault) throw vaultNotFound(name, group);
  const found = eventSubscriptions(call.world).filter(
    (one) => one.vault.toLowerCase() === vault.name.toLowerCase(),
  );
  return ok({ value: found.map((one) => view(vault, one)) });
}
