import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { startAzure, type Azure } from "./azure.ts";
import { startWebhook, type Webhook } from "./webhook.ts";

const State = z.object({
  eventGrid: z.object({
    waiting: z.int(),
    subscriptions: z.array(z.object({ provisioningState: z.string() })),
    deadLetters: z.array(
      z.object({
        deadLetterReason: z.string(),
        deliveryAttempts: z.int(),
        lastDeliveryOutcome: z.string(),
        event: z.object({ subject: z.string() }),
      }),
    ),
  }),
});
export type GridState = z.infer<typeof State>["eventGrid"];

/** A vault whose events go to a webhook. */
export interface EventGrid {
  readonly azure: Azure;
  readonly webhook: Webhook;
  state(): Promise<GridState>;
  subscribe(more?: object): Promise<Response>;
  write(secret: string, more?: { readonly expiresOn?: Date }): Promise<string>;
  advance(duration: string): Promise<void>;
  /** Waits until it is so; what happens by itself takes a moment. */
  until(met: () => boolean | Promise<boolean>): Promise<void>;
  /** As everything began. */
  begin(): Promise<void>;
  stop(): Promise<void>;
}

export const vault = "kv-payments-dev";

export async function startEventGrid(): Promise<EventGrid> {
  const azure = await startAzure();
  const webhook = await startWebhook(azure.sandbox);
  const state = async () => {
    const answer = await fetch(azure.sandbox.endpoints.control);
    return State.parse(await answer.json()).eventGrid;
  };
  const until: EventGrid["until"] = async (met) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await met()) return;
      await pause(25);
    }
    throw new Error("It did not come to that.");
  };
  return {
    azure,
    webhook,
    state,
    until,
    subscribe: (more = {}) =>
      azure.control("event-grid", {
        add: { name: "clauses", vaults: [vault], endpoint: webhook.url, ...more },
      }),
    write: async (secret, more = {}) => {
      const client = azure.secrets(vault, "approver");
      const { properties } = await client.setSecret(secret, "canary-of-a-clause", more);
      return properties.version ?? "";
    },
    advance: async (duration) => {
      await azure.control("clock", { advance: duration });
    },
    begin: async () => {
      await azure.control("reset", {});
      webhook.willing = true;
      webhook.move();
    },
    stop: async () => {
      await azure.stop();
      await webhook.stop();
    },
  };
}
