import * as z from "zod/mini";
import { Instant, listOf, repeated } from "./primitives.ts";
import { ProblemCodeSchema } from "./problem.ts";

export const Kind = z.enum(["secret", "certificate", "key"]);
export type Kind = z.infer<typeof Kind>;

export const VaultName = z.string().check(z.regex(/^[0-9a-zA-Z-]{1,24}$/));
/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates */
export const SecretName = z.string().check(z.regex(/^[0-9a-zA-Z-]{1,127}$/));

/** Something without which nothing can be granted in a vault, and what mends it. */
export const Missing = z.object({
  what: z.string(),
  why: z.string(),
  /** For the Azure CLI in bash; run by whoever owns the vault. */
  command: z.string(),
});
export type Missing = z.infer<typeof Missing>;

export const Vault = z.object({
  name: z.string(),
  uri: z.string(),
  resourceId: z.string(),
  location: z.string(),
  environment: z.string(),
  authorization: z.enum(["rbac", "access-policies"]),
  /** Which kinds this person may list here, proven by their own token. */
  readable: z.object({ secret: z.boolean(), certificate: z.boolean(), key: z.boolean() }),
  /** Why something of it can't be read now, in plain words. */
  reason: z.optional(z.string()),
  /** For admins. Empty where nothing is missing, absent where that can't be said now. */
  missing: z.optional(z.array(Missing)),
});
export type Vault = z.infer<typeof Vault>;

/** A vault that failed; without a name where this person's right to know of it is unproven. */
export const VaultProblem = z.object({
  vault: z.optional(z.string()),
  code: ProblemCodeSchema,
  claims: z.optional(z.string()),
  retryAfter: z.optional(z.int()),
  /** What is shown of this vault was read then. */
  readAt: z.optional(Instant),
});
export type VaultProblem = z.infer<typeof VaultProblem>;

export const Vaults = z.extend(listOf(Vault), { problems: z.array(VaultProblem) });
export type Vaults = z.infer<typeof Vaults>;

/** From worst to best; `because` says in words what led to it. */
export const HealthStatus = z.enum([
  "expired",
  "expiring",
  "not-rotated",
  "no-owner",
  "disabled",
  "healthy",
]);
export type HealthStatus = z.infer<typeof HealthStatus>;

export const Action = z.object({
  name: z.enum(["view-versions"]),
  allowed: z.boolean(),
  reason: z.optional(z.string()),
});
export type Action = z.infer<typeof Action>;

/** How its rotation stands, and how many know what it holds now. */
export const SecretStanding = z.object({
  /** `waiting`: nobody has approved it yet, so nothing begins by itself. */
  plan: z.enum(["none", "waiting", "approved"]),
  /** When the plan wants a new version. */
  dueAt: z.optional(Instant),
  /** People who have read it since its newest version came to be, as far as the log tells. */
  readBy: z.int(),
});
export type SecretStanding = z.infer<typeof SecretStanding>;

/** What a standing may be looked for by. */
export const StandingFilter = z.enum(["overdue", "due-soon", "waiting", "no-plan", "read"]);
export type StandingFilter = z.infer<typeof StandingFilter>;

/** Metadata. No schema of this contract has a place for a value. */
export const Secret = z.object({
  vault: z.string(),
  name: z.string(),
  kind: Kind,
  enabled: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  notBefore: z.optional(Instant),
  expiresAt: z.optional(Instant),
  contentType: z.optional(z.string()),
  tags: z.record(z.string(), z.string()),
  /** True where a certificate stands behind this secret or key: Key Vault looks after it. */
  managed: z.boolean(),
  health: z.object({ status: HealthStatus, because: z.string() }),
  actions: z.array(Action),
  /** In lists. Left out where it is not known now, and where Key Vault itself looks after it. */
  standing: z.optional(SecretStanding),
});
export type Secret = z.infer<typeof Secret>;

export const Secrets = z.extend(listOf(Secret), { problems: z.array(VaultProblem) });
export type Secrets = z.infer<typeof Secrets>;

export const SecretVersion = z.object({
  version: z.string(),
  enabled: z.boolean(),
  createdAt: Instant,
  expiresAt: z.optional(Instant),
});
export type SecretVersion = z.infer<typeof SecretVersion>;

export const SecretWithVersions = z.extend(Secret, { versions: z.array(SecretVersion) });
export type SecretWithVersions = z.infer<typeof SecretWithVersions>;

export const SortColumn = z.enum([
  ...(["name", "vault", "kind", "health", "expires", "updated"] as const),
  ...(["due", "readers"] as const),
]);
export type SortColumn = z.infer<typeof SortColumn>;

/** A column, `-` before it for descending. */
export const Sort = z.templateLiteral([z.enum(["", "-"]), SortColumn]);
export type Sort = z.infer<typeof Sort>;

export const SecretsQuery = z.strictObject({
  vault: repeated(VaultName),
  /** Found in name, tags and content type, without regard to case. */
  q: z.optional(z.string().check(z.maxLength(200))),
  kind: repeated(Kind),
  health: repeated(HealthStatus),
  /** Any of these. */
  standing: repeated(StandingFilter),
  /** `name` or `name=value`. */
  tag: repeated(z.string().check(z.minLength(1), z.maxLength(1025))),
  sort: z.optional(Sort),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
});
export type SecretsQuery = z.infer<typeof SecretsQuery>;

export const SecretParams = z.strictObject({ vault: VaultName, name: SecretName });
export const SecretQuery = z.strictObject({ kind: z.optional(Kind) });
