import * as z from "zod/mini";
import type { ProblemCode } from "./problem.ts";

export const Nothing = z.strictObject({});

/** What every authenticated operation may answer instead of its reply. */
export const anybody = [
  "token_missing",
  "token_invalid",
  "token_expired",
  "tenant_not_allowed",
  "client_not_allowed",
  "scope_missing",
  "invalid_input",
  "payload_too_large",
  "too_many_requests",
  "shutting_down",
  "internal_error",
] as const satisfies readonly ProblemCode[];

/** What an operation may answer beside that when it asks Azure on behalf of the person. */
export const onBehalfOf = [
  "consent_required",
  "interaction_required",
  "account_refused",
  "upstream_throttled",
  "upstream_unavailable",
] as const satisfies readonly ProblemCode[];

/** What every command may answer beside that, because of its `Idempotency-Key`. */
export const oncePerKey = [
  "idempotency_key_reused",
  "in_progress",
] as const satisfies readonly ProblemCode[];

interface Described {
  readonly path: `/api/${string}` | `/events/${string}`;
  readonly summary: string;
  /** `anyone`: no token is asked for. `event-grid`: Azure's own service, by its application and role. */
  readonly audience: "anyone" | "person" | "event-grid";
  readonly params: z.core.$ZodType;
  readonly query: z.core.$ZodType;
  /** JSON, or for a stream what the data of an event may be. */
  readonly reply: z.core.$ZodType;
  readonly mediaType: "application/json" | "text/event-stream" | "application/jsonl";
  readonly problems: readonly ProblemCode[];
}

export type Operation =
  | (Described & { readonly method: "get" })
  | (Described & {
      /** `put` where the whole of it is sent, with the version that was seen. */
      readonly method: "post" | "put";
      readonly body: z.core.$ZodType;
      /** 201 where the reply is a thing that was made, 202 where its work goes on. */
      readonly success: 200 | 201 | 202;
    });
