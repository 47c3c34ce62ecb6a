import * as z from "zod/mini";
import { Kind } from "./secrets.ts";

/**
 * One event of a system topic, in the Event Grid schema. Of an event only what has changed where is read;
 * what stands there now is asked of Key Vault itself.
 * https://learn.microsoft.com/azure/event-grid/event-schema-key-vault
 */
export const VaultEvent = z.object({
  id: z.string().check(z.maxLength(200)),
  /** ARM's id of the vault. */
  topic: z.string().check(z.maxLength(500)),
  eventType: z.string().check(z.minLength(1), z.maxLength(200)),
  data: z.object({
    /** `https://VAULT.vault.azure.net/secrets/NAME/VERSION` */
    Id: z.optional(z.string().check(z.maxLength(500))),
    /** Only of `Microsoft.EventGrid.SubscriptionValidationEvent`. */
    validationCode: z.optional(z.string().check(z.maxLength(200))),
  }),
});
export type VaultEvent = z.infer<typeof VaultEvent>;

/** https://learn.microsoft.com/azure/event-grid/event-schema: always an array. */
export const VaultEvents = z.array(VaultEvent).check(z.minLength(1), z.maxLength(1_000));
export type VaultEvents = z.infer<typeof VaultEvents>;

export const VaultEventsReceived = z.object({
  /** Says that these events are wanted: what was sent as `validationCode`. */
  validationResponse: z.optional(z.string()),
});
export type VaultEventsReceived = z.infer<typeof VaultEventsReceived>;

/** What has changed, as far as an event is believed. */
export const ChangedSecret = z.object({ vault: z.string(), name: z.string(), kind: Kind });
export type ChangedSecret = z.infer<typeof ChangedSecret>;
