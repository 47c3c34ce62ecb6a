import { changeableSettings } from "../changeable-settings.ts";

export interface EventGridSettings {
  /** How many more times each event is sent. */
  readonly duplicates: number;
  /** Seconds that an event waits before it is sent, so that several are on their way at once. */
  readonly delaySeconds: number;
  /** What is due is sent one by one, the newest first. */
  readonly newestFirst: boolean;
  /** How long a webhook may take, by the machine's clock (delivery-and-retry: 30 seconds). */
  readonly timeoutSeconds: number;
}

export const eventGridSettings = changeableSettings<EventGridSettings>("event-grid-settings", {
  duplicates: 0,
  delaySeconds: 0,
  newestFirst: false,
  timeoutSeconds: 30,
});
