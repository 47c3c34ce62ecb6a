import * as z from "zod/mini";
import { Kind } from "./secrets.ts";

/**
 * What `GET /api/events` tells. An event says what to look at again and how far it is; what stands
 * there is asked for in its own operation, where the right to see it is checked.
 */
export const events = {
  /** Metadata of one kind in one vault was read on, or to its end. */
  "secrets-read": z.object({
    vault: z.string(),
    kind: Kind,
    entries: z.int(),
    complete: z.boolean(),
  }),
  /** Events may have been missed: everything is worth another look. */
  reset: z.object({}),
} as const;

export type EventType = keyof typeof events;
export type EventData<Type extends EventType> = z.infer<(typeof events)[Type]>;
/** An event with what it tells, as one union over all types. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];
