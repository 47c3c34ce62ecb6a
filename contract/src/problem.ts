import * as z from "zod/mini";

/**
 * Every way in which an operation can be refused or fail. Closed: a new code needs its status
 * (`problemStatus`), its words in the tab and its line in the documentation, and the compiler asks
 * for each of them.
 */
export const problemCodes = [
  "token_missing",
  "token_invalid",
  "token_expired",
  "tenant_not_allowed",
  "client_not_allowed",
  "scope_missing",
  "consent_required",
  "interaction_required",
  "account_refused",
  "invalid_input",
  "payload_too_large",
  "not_found",
  "not_allowed",
  "refused_by_rules",
  "state_changed",
  "already_asked",
  "already_has_access",
  "nobody_can_decide",
  "already_rotating",
  "plan_missing",
  "secret_in_text",
  "idempotency_key_reused",
  "in_progress",
  "too_many_requests",
  "upstream_throttled",
  "upstream_unavailable",
  "shutting_down",
  "internal_error",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export const ProblemCodeSchema = z.enum(problemCodes);

/** HTTP status of each code (RFC 9110). The only place where one is chosen. */
export const problemStatus = {
  token_missing: 401,
  token_invalid: 401,
  token_expired: 401,
  tenant_not_allowed: 403,
  client_not_allowed: 403,
  scope_missing: 403,
  consent_required: 403,
  interaction_required: 403,
  account_refused: 403,
  invalid_input: 400,
  payload_too_large: 413,
  not_found: 404,
  not_allowed: 403,
  refused_by_rules: 403,
  state_changed: 409,
  already_asked: 409,
  already_has_access: 409,
  nobody_can_decide: 409,
  already_rotating: 409,
  plan_missing: 409,
  secret_in_text: 422,
  idempotency_key_reused: 422,
  in_progress: 409,
  too_many_requests: 429,
  upstream_throttled: 503,
  upstream_unavailable: 503,
  shutting_down: 503,
  internal_error: 500,
} as const satisfies Record<ProblemCode, number>;

/** An RFC 9457 problem. `type` is always `about:blank`: `code` is what a program reads. */
export const Problem = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  code: ProblemCodeSchema,
  detail: z.optional(z.string()),
  /** The id that stands in our log and was sent to Azure. */
  requestId: z.string(),
  /** For `consent_required` and `interaction_required`: what Entra asks for, to be sent to it as it is. */
  claims: z.optional(z.string()),
  /** Seconds after which a repeat makes sense. */
  retryAfter: z.optional(z.int()),
  /** For `invalid_input`: the fields at fault. */
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
