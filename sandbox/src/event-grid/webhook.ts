import { z } from "zod";
import { eventGridAppId } from "../directory/applications.ts";
import { issueForApplication } from "../entra/issue-tokens.ts";
import type { TenantServices } from "../entra/tenant-services.ts";
import type { World } from "../world.ts";
import type { Delivery } from "./deliveries.ts";
import { eventGridSettings } from "./event-grid-settings.ts";
import type { EventSubscription } from "./event-subscription.ts";
import { findVault } from "../key-vault/vault-store.ts";
import { vaultResourceId } from "../key-vault/vault.ts";
import { inCloudEventSchema, inEventGridSchema } from "./grid-event.ts";
import { isAccepted } from "./retry.ts";
import { sendRequest, type Outgoing, type Sent } from "./send-request.ts";

export interface GridWorld {
  readonly world: World;
  readonly services: TenantServices;
  /** Certificate authority of this machine's servers, PEM. */
  readonly ca: string;
}

const origin = "eventgrid.azure.net";

/** AD/event-grid/secure-webhook-delivery.md: a token for the webhook's app, with the role that was given to Event Grid. */
async function bearer({ services }: GridWorld, audience: string | undefined) {
  const application = services.directory.application(eventGridAppId);
  const resource = audience === undefined ? undefined : services.directory.resource(audience);
  if (!application || !resource || audience === undefined) return {};
  const asked = { resource, identifier: audience };
  const { access_token: token } = await issueForApplication(services, application, asked);
  return { authorization: `Bearer ${token}` };
}

async function send(
  grid: GridWorld,
  { endpoint, audience, name }: EventSubscription,
  outgoing: Pick<Outgoing, "method" | "headers" | "body">,
): Promise<Sent> {
  return sendRequest({
    ...outgoing,
    url: endpoint,
    headers: {
      ...outgoing.headers,
      ...(await bearer(grid, audience)),
      "aeg-subscription-name": name.toUpperCase(),
    },
    timeout: eventGridSettings.of(grid.world).timeoutSeconds * 1000,
    ca: grid.ca,
  });
}

export async function sendEvent(
  grid: GridWorld,
  subscription: EventSubscription,
  { event, attempts }: Delivery,
): Promise<Sent> {
  const headers = {
    "aeg-event-type": "Notification",
    "aeg-delivery-count": String(attempts),
  };
  if (subscription.schema === "CloudEventSchemaV1_0")
    return send(grid, subscription, {
      method: "POST",
      headers: {
        ...headers,
        "content-type": "application/cloudevents+json; charset=utf-8",
        "webhook-request-origin": origin,
      },
      body: JSON.stringify(inCloudEventSchema(event)),
    });
  return send(grid, subscription, {
    method: "POST",
    headers: {
      ...headers,
      "content-type": "application/json; charset=utf-8",
      "aeg-data-version": "1",
      "aeg-metadata-version": "1",
    },
    body: JSON.stringify(inEventGridSchema(event)),
  });
}

/** Whether the webhook says that it wants events of this subscription. */
export function handshake(grid: GridWorld, subscription: EventSubscription): Promise<boolean> {
  return subscription.schema === "CloudEventSchemaV1_0"
    ? askOrigin(grid, subscription)
    : askCode(grid, subscription);
}

/** CloudEvents webhooks, "Abuse protection": OPTIONS, and the origin or `*` in the reply. */
async function askOrigin(grid: GridWorld, subscription: EventSubscription): Promise<boolean> {
  const { status, headers } = await send(grid, subscription, {
    method: "OPTIONS",
    headers: { "webhook-request-origin": origin, "webhook-request-rate": "120" },
  });
  const allowed = [headers["webhook-allowed-origin"] ?? ""].flat().join(",");
  return isAccepted(status) && (allowed === "*" || allowed.toLowerCase() === origin);
}

const validation = z.object({ validationResponse: z.string() });

/** learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema: exactly 200, with the code. */
async function askCode(grid: GridWorld, subscription: EventSubscription): Promise<boolean> {
  const { world } = grid;
  const vault = findVault(world, subscription.vault);
  if (!vault) return false;
  const code = world.newId().toUpperCase();
  const event = {
    id: world.newId(),
    topic: vaultResourceId(vault),
    subject: "",
    data: {
      validationCode: code,
      validationUrl: `https://rp-westeurope.eventgrid.azure.net:553/eventsubscriptions/${subscription.name}/validate?id=${code}`,
    },
    eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
    eventTime: world.clock.now().toISOString(),
    metadataVersion: "1",
    dataVersion: "2",
  };
  const { status, body } = await send(grid, subscription, {
    method: "POST",
    headers: {
      "aeg-event-type": "SubscriptionValidation",
      "content-type": "application/json; charset=utf-8",
    },
    body: JSON.stringify([event]),
  });
  return status === 200 && validation.safeParse(parsed(body)).data?.validationResponse === code;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
