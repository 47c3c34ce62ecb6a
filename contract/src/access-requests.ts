import * as z from "zod/mini";
import { AllowedAction } from "./allowed-action.ts";
import { Duration, Identifier, Instant, listOf, repeated, plainText } from "./primitives.ts";
import { ProblemCodeSchema } from "./problem.ts";
import { AccessRole, PersonRef, Quorum, Ruling, SecretRef, SecretRefs, Ticket } from "./rulings.ts";
import { GrantState } from "./grants.ts";

export const AccessRequestStatus = z.enum([
  "pending",
  "approved",
  "declined",
  "withdrawn",
  "lapsed",
]);
export type AccessRequestStatus = z.infer<typeof AccessRequestStatus>;

export const Reason = plainText(2_000).check(z.minLength(1));
export const Comment = plainText(2_000).check(z.minLength(1));

export const NewAccessRequest = z.strictObject({
  secrets: SecretRefs,
  role: AccessRole,
  duration: Duration,
  reason: Reason,
  ticket: z.optional(Ticket),
  startsAt: z.optional(Instant),
  breakGlass: z.optional(z.boolean()),
});
export type NewAccessRequest = z.infer<typeof NewAccessRequest>;

export const Decision = z.object({
  by: PersonRef,
  decision: z.enum(["approve", "decline"]),
  comment: z.optional(z.string()),
  /** What this approver shortened it to. */
  duration: z.optional(Duration),
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

/** What Azure will grant: a role on a scope, in Azure's own words. */
export const AzureGrant = z.object({ roleName: z.string(), scope: z.string() });

export const TimelineEntry = z.object({
  at: Instant,
  what: z.string(),
  by: z.optional(PersonRef),
  detail: z.optional(z.string()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const AccessRequest = z.object({
  id: Identifier,
  /** Changes when what is asked changes. A decision carries the version that was seen. */
  version: z.int(),
  status: AccessRequestStatus,
  requester: PersonRef,
  /** The program that asked in this person's name. */
  agent: z.optional(z.string()),
  secrets: z.array(SecretRef),
  role: AccessRole,
  duration: Duration,
  /** After what the approvers shortened. */
  granted: z.optional(Duration),
  /** Empty where it was erased. */
  reason: z.string(),
  ticket: z.optional(z.string()),
  startsAt: z.optional(Instant),
  breakGlass: z.boolean(),
  /** The grant that this continues without a gap. */
  continues: z.optional(Identifier),
  createdAt: Instant,
  lapsesAt: Instant,
  decidedAt: z.optional(Instant),
  decisions: z.array(Decision),
  quorums: z.array(z.object({ ...Quorum.shape, approved: z.int() })),
  /** How many approvals are still missing. */
  missing: z.int(),
  /** Who could decide now. */
  approvers: z.array(PersonRef),
  azure: z.array(AzureGrant),
  grants: z.array(GrantState),
  /** That reason, ticket and comments were erased, and by whom. */
  textsErased: z.optional(z.object({ by: PersonRef, at: Instant })),
  /** Of a break-glass request: whether another person has signed it off. */
  signedOff: z.optional(z.object({ by: PersonRef, at: Instant })),
  /** The same person, the same secrets: what of it runs already, and how often they asked before. */
  history: z.object({ running: z.array(Identifier), earlier: z.int() }),
  timeline: z.array(TimelineEntry),
  actions: z.array(AllowedAction(["approve", "decline", "withdraw", "sign-off", "ask-again"])),
});
export type AccessRequest = z.infer<typeof AccessRequest>;

export const AccessRequests = listOf(AccessRequest);
export type AccessRequests = z.infer<typeof AccessRequests>;

/** One or, where no one set of people could decide on all, several. */
export const SentRequests = z.object({
  items: z.array(AccessRequest),
  /** Left out, because a rule forbids it or none allows it. */
  refused: Ruling.shape.refused,
});
export type SentRequests = z.infer<typeof SentRequests>;

export const AccessRequestsQuery = z.strictObject({
  /** `to-sign-off`: break-glass accesses that nobody else has looked at, for admins and auditors. */
  view: z.optional(z.enum(["mine", "to-review", "to-sign-off", "all"])),
  status: repeated(AccessRequestStatus),
  q: z.optional(plainText(200)),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
});
export type AccessRequestsQuery = z.infer<typeof AccessRequestsQuery>;

export const RequestParams = z.strictObject({ id: Identifier });

export const NewDecision = z.strictObject({
  decision: z.enum(["approve", "decline"]),
  version: z.int(),
  comment: z.optional(Comment),
  duration: z.optional(Duration),
});
export type NewDecision = z.infer<typeof NewDecision>;

export const NewDecisions = z.strictObject({
  items: z
    .array(z.strictObject({ ...NewDecision.shape, id: Identifier }))
    .check(z.minLength(1), z.maxLength(50)),
});
export type NewDecisions = z.infer<typeof NewDecisions>;

/** Item by item: what became of each. */
export const DecisionOutcomes = z.object({
  items: z.array(
    z.object({
      id: Identifier,
      request: z.optional(AccessRequest),
      problem: z.optional(z.object({ code: ProblemCodeSchema, detail: z.optional(z.string()) })),
    }),
  ),
});
export type DecisionOutcomes = z.infer<typeof DecisionOutcomes>;

export const SignOff = z.strictObject({ comment: z.optional(Comment) });
export type SignOff = z.infer<typeof SignOff>;

/** An entry of the log, by its place in it. */
export const EntryParams = z.strictObject({
  sequence: z.coerce.number().check(z.int(), z.minimum(1)),
});

/** How many texts were erased. */
export const Erased = z.object({ erased: z.int() });
export type Erased = z.infer<typeof Erased>;
