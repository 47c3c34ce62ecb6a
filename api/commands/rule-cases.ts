import { Duration, Kind, Role } from "@vault-tab/contract";
import * as z from "zod/mini";

const Standing = z.enum(["owner", "member"]);

const Person = z.strictObject({
  guest: z._default(z.boolean(), false),
  roles: z._default(z.array(Role), []),
  /** By the id of the group. */
  teams: z._default(z.record(z.string(), Standing), {}),
  groups: z._default(z.array(z.string()), []),
});

const Vault = z.strictObject({
  environment: z.string(),
  authorization: z._default(z.enum(["rbac", "access-policies", "unknown"]), "rbac"),
});

/** `kv-payments-prod/api-key`, or a vault alone. */
const Wished = z.union([
  z.string(),
  z.strictObject({
    secret: z.string(),
    kind: z.optional(Kind),
    contentType: z.optional(z.string()),
    tags: z.optional(z.record(z.string(), z.string())),
  }),
]);

/** What is named has to be so; what is left out may be anything. */
const Part = z.strictObject({
  secrets: z.array(z.string()),
  longest: z.optional(Duration),
  approvals: z.optional(z.int()),
  approvers: z.optional(z.array(z.string())),
  automatic: z.optional(z.boolean()),
  fallback: z.optional(z.boolean()),
  minimumReason: z.optional(z.int()),
  rules: z.optional(z.array(z.string())),
  because: z.optional(z.array(z.string())),
});

const Wish = z.strictObject({
  title: z.string(),
  who: z.string(),
  agent: z._default(z.boolean(), false),
  action: z.enum(["request-access", "break-glass"]),
  role: z._default(z.enum(["read", "see"]), "read"),
  secrets: z.array(Wished),
  duration: z.optional(Duration),
  ticket: z.optional(z.string()),
  expect: z.strictObject({
    parts: z._default(z.array(Part), []),
    /** Secret to the id of the rule that refuses it; empty where none speaks of it. */
    refused: z._default(z.record(z.string(), z.string()), {}),
  }),
});

const Decision = z.strictObject({
  title: z.string(),
  who: z.string(),
  agent: z._default(z.boolean(), false),
  action: z.literal("decide"),
  /** Who asked. */
  for: z.string(),
  secrets: z.array(Wished),
  expect: z.strictObject({ permitted: z.boolean() }),
});

export const RuleCases = z.strictObject({
  people: z.record(z.string(), Person),
  vaults: z.record(z.string(), Vault),
  cases: z.array(z.discriminatedUnion("action", [Wish, Decision])),
});

export type RuleCases = z.infer<typeof RuleCases>;
export type RuleCase = RuleCases["cases"][number];
export type WishCase = z.infer<typeof Wish>;
export type DecisionCase = z.infer<typeof Decision>;
export type WishedCase = z.infer<typeof Wished>;
