import * as z from "zod/mini";
import { AllowedAction } from "./allowed-action.ts";
import { Duration, Identifier, Instant, listOf, plainText, repeated } from "./primitives.ts";
import { PersonRef } from "./rulings.ts";
import { Kind, SecretName, VaultName } from "./secrets.ts";

export const RotatorName = z.enum([
  "generated",
  "github-actions",
  "azure-automation",
  "certificate-renewal",
  "key-rotation",
]);
export type RotatorName = z.infer<typeof RotatorName>;

/** How a new value is made. None of these says anything about a value that exists. */
export const Recipe = z.discriminatedUnion("form", [
  z.strictObject({
    form: z.literal("characters"),
    length: z.int().check(z.minimum(16), z.maximum(512)),
    alphabet: z.enum(["letters-and-digits", "letters-digits-and-signs", "hexadecimal"]),
  }),
  z.strictObject({ form: z.literal("uuid") }),
  z.strictObject({ form: z.literal("base64-256") }),
]);
export type Recipe = z.infer<typeof Recipe>;

/** Given to a workflow or a runbook: people read it there, so it is no place for a secret. */
const Parameters = z
  .record(z.string().check(z.regex(/^[\w-]{1,100}$/)), plainText(1_000))
  .check(z.refine((all) => Object.keys(all).length <= 20));

/** What takes longer is stopped; where nothing is said after an hour, of a certificate after a day. */
const timeLimit = z.optional(Duration);

/** What a rotator has to know. */
export const RotatorSettings = z.discriminatedUnion("rotator", [
  z.strictObject({
    rotator: z.literal("generated"),
    recipe: Recipe,
    /** Declared by whoever sets the plan: no outside system has to learn the new value. */
    noOutsideSystem: z.boolean(),
  }),
  z.strictObject({
    rotator: z.literal("github-actions"),
    /** `owner/name` */
    repository: z.string().check(z.regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)),
    /** File name of the workflow. */
    workflow: z.string().check(z.regex(/^[\w.-]{1,200}\.ya?ml$/)),
    ref: z.string().check(z.regex(/^[\w./-]{1,250}$/)),
    parameters: Parameters,
    timeLimit,
  }),
  z.strictObject({
    rotator: z.literal("azure-automation"),
    /** ARM's id of the Automation account. */
    account: z
      .string()
      .check(
        z.regex(
          /^\/subscriptions\/[^/\s]+\/resourceGroups\/[^/\s]+\/providers\/Microsoft\.Automation\/automationAccounts\/[\w-]{6,50}$/i,
        ),
      ),
    runbook: z.string().check(z.regex(/^[A-Za-z][\w-]{0,62}$/)),
    /** Hybrid worker group; without it Azure runs it. */
    runOn: z.optional(z.string().check(z.regex(/^[\w.-]{1,100}$/))),
    parameters: Parameters,
    timeLimit,
  }),
  z.strictObject({ rotator: z.literal("certificate-renewal"), timeLimit }),
  z.strictObject({
    rotator: z.literal("key-rotation"),
    /**
     * The old version is disabled once nothing uses it. Left out: only when somebody says so, since what
     * was encrypted with it can be decrypted with it alone.
     */
    disableOld: z.optional(z.boolean()),
  }),
]);
export type RotatorSettings = z.infer<typeof RotatorSettings>;

/** When a new version is due: so long after the last one, or so many days before it expires. */
export const Cadence = z.union([
  z.strictObject({ every: Duration }),
  z.strictObject({ daysBeforeExpiry: z.int().check(z.minimum(1), z.maximum(365)) }),
]);
export type Cadence = z.infer<typeof Cadence>;

/** When a scheduled rotation may begin. */
export const RotationWindow = z.strictObject({
  /** Five fields; where each window begins. */
  cron: z.string().check(z.regex(/^[\d*/,A-Za-z#?-]+( [\d*/,A-Za-z#?-]+){4}$/), z.maxLength(100)),
  /** IANA, as `Europe/Berlin`. */
  timeZone: z.string().check(z.regex(/^[\w+/-]{1,60}$/)),
  length: Duration,
});
export type RotationWindow = z.infer<typeof RotationWindow>;

const planned = {
  settings: RotatorSettings,
  /** Without it nothing is started but by a person. */
  cadence: z.optional(Cadence),
  window: z.optional(RotationWindow),
  /** So long the old version stays enabled beside the new one, at least. */
  overlap: Duration,
  /** So long the old version has to go unread before it is disabled. */
  quiet: Duration,
  /** Object ids of people who are told how it went, beside whoever started it. */
  tell: z.array(z.uuid()).check(z.maxLength(20)),
} as const;

export const NewRotationPlan = z.strictObject({
  ...planned,
  kind: z.optional(Kind),
  /** The version that was seen; 0 where there was no plan. */
  version: z.int().check(z.minimum(0)),
});
export type NewRotationPlan = z.infer<typeof NewRotationPlan>;

/** The standing rule for when and how a secret is rotated. */
export const RotationPlan = z.object({
  ...planned,
  id: Identifier,
  vault: z.string(),
  name: z.string(),
  kind: Kind,
  version: z.int(),
  changedBy: PersonRef,
  changedAt: Instant,
  /** Of this very version, by somebody who may rotate it; without one nothing is started by schedule. */
  approval: z.optional(z.object({ by: PersonRef, at: Instant })),
  /** By the cadence; left out where there is none, or the secret never expires. */
  dueAt: z.optional(Instant),
});
export type RotationPlan = z.infer<typeof RotationPlan>;

export const RotationPlans = listOf(RotationPlan);
export type RotationPlans = z.infer<typeof RotationPlans>;

export const RotationPlansQuery = z.strictObject({
  vault: repeated(VaultName),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
});
export type RotationPlansQuery = z.infer<typeof RotationPlansQuery>;

/** One secret, as far as its rotation goes. */
export const RotationPlanning = z.object({
  vault: z.string(),
  name: z.string(),
  kind: Kind,
  plan: z.optional(RotationPlan),
  /** The rotation that is not over yet. */
  running: z.optional(Identifier),
  /** Those that fit this kind, and why one can't be chosen here. */
  rotators: z.array(
    z.object({ name: RotatorName, available: z.boolean(), reason: z.optional(z.string()) }),
  ),
  /** `rotate` names the data action of Azure that is missing. */
  actions: z.array(AllowedAction(["rotate", "change-plan", "approve-plan"])),
});
export type RotationPlanning = z.infer<typeof RotationPlanning>;

export const RotationPlanParams = z.strictObject({ vault: VaultName, name: SecretName });
export const RotationPlanQuery = z.strictObject({ kind: z.optional(Kind) });

export const PlanApproval = z.strictObject({
  kind: z.optional(Kind),
  /** The version that was seen. */
  version: z.int().check(z.minimum(1)),
});
export type PlanApproval = z.infer<typeof PlanApproval>;
