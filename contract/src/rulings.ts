import * as z from "zod/mini";
import { Duration, Identifier, Instant, plainText } from "./primitives.ts";
import { Kind, SecretName, VaultName } from "./secrets.ts";

/** `read`: the value of a secret, in Azure. `see`: which secrets a vault has. */
export const AccessRole = z.enum(["read", "see"]);
export type AccessRole = z.infer<typeof AccessRole>;

/** A secret; for the role `see` a vault, without a name. */
export const SecretRef = z.strictObject({
  vault: VaultName,
  name: z.optional(SecretName),
  kind: z.optional(Kind),
});
export type SecretRef = z.infer<typeof SecretRef>;

export const SecretRefs = z.array(SecretRef).check(z.minLength(1), z.maxLength(50));

export const PersonRef = z.object({ objectId: z.string(), name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** Where a rule stands, for whoever wants to read it. */
export const RuleRef = z.object({
  id: z.string(),
  title: z.string(),
  file: z.string(),
  line: z.int(),
});
export type RuleRef = z.infer<typeof RuleRef>;

export const Ticket = plainText(100).check(z.minLength(1));

export const RulingQuestion = z.strictObject({
  action: z.enum(["request-access", "break-glass"]),
  secrets: SecretRefs,
  role: z.optional(AccessRole),
  duration: z.optional(Duration),
  ticket: z.optional(Ticket),
  startsAt: z.optional(Instant),
  /** The running grant that it would go on from; it begins where that ends. */
  continues: z.optional(Identifier),
  /** Object id of somebody else; for admins and auditors. */
  principal: z.optional(z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i))),
});
export type RulingQuestion = z.infer<typeof RulingQuestion>;

/** So many of these people have to approve, because of this rule. */
export const Quorum = z.object({
  rule: RuleRef,
  approvals: z.int(),
  approvers: z.array(PersonRef),
});
export type Quorum = z.infer<typeof Quorum>;

/** What can be sent as one request: one set of people decides on all of it. */
export const RulingPart = z.object({
  secrets: z.array(SecretRef),
  /** By the rules, and by what of the longest time at a stretch is left. */
  longest: Duration,
  /** How many different people have to approve; 0 is an automatic approval. */
  approvals: z.int(),
  /** Who could decide now. */
  approvers: z.array(PersonRef),
  /** Those are the fallback approvers of the rule, since nobody else could decide. */
  fallback: z.boolean(),
  quorums: z.array(Quorum),
  ticket: z.optional(z.object({ pattern: z.string() })),
  minimumReason: z.optional(z.int()),
  rules: z.array(RuleRef),
  /** Why it can't be sent as it is: too long, no ticket, nobody who could decide, asked already. */
  because: z.optional(z.string()),
  /** Of that, what lies in what the person asked for or had before: no other wording mends it. */
  before: z.optional(z.string()),
});
export type RulingPart = z.infer<typeof RulingPart>;

export const Ruling = z.object({
  role: AccessRole,
  rulesHash: z.string(),
  /** More than one: it would be sent as so many requests. */
  parts: z.array(RulingPart),
  refused: z.array(z.object({ secret: SecretRef, reason: z.string(), rule: z.optional(RuleRef) })),
});
export type Ruling = z.infer<typeof Ruling>;
