import * as z from "zod/mini";
import { Identifier } from "./primitives.ts";
import { Kind } from "./secrets.ts";
import { ChangedSecret } from "./vault-events.ts";

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
  /** An access request is new, was decided on, or is over. */
  "request-changed": z.object({ request: Identifier }),
  /** A grant was opened, ended, or is in trouble. */
  "grant-changed": z.object({ grant: Identifier, request: Identifier }),
  /** A rotation began, went on, or is over; or the version that it replaced was disabled. */
  "rotation-changed": z.object({
    rotation: Identifier,
    vault: z.string(),
    name: z.string(),
    kind: Kind,
  }),
  /** Event Grid says that something of it changed in its vault: what is shown of it may be old. */
  "secret-changed": ChangedSecret,
  /** Somebody set, changed or approved the plan of a secret. */
  "rotation-plan-changed": z.object({ vault: z.string(), name: z.string(), kind: Kind }),
  /** Events may have been missed: everything is worth another look. */
  reset: z.object({}),
} as const;

export type EventType = keyof typeof events;
export type EventData<Type extends EventType> = z.infer<(typeof events)[Type]>;
/** An event with what it tells, as one union over all types. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];
