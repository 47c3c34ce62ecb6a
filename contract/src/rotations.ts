import * as z from "zod/mini";
import { AllowedAction } from "./allowed-action.ts";
import { Identifier, Instant, listOf, plainText, repeated } from "./primitives.ts";
import { RotatorName } from "./rotation-plans.ts";
import { PersonRef } from "./rulings.ts";
import { Kind, SecretName, VaultName } from "./secrets.ts";

export const RotationStatus = z.enum([
  "queued",
  "running",
  "verifying",
  "succeeded",
  "failed",
  "cancelled",
]);
export type RotationStatus = z.infer<typeof RotationStatus>;

export const StepStatus = z.enum(["waiting", "running", "done", "failed", "skipped"]);
export type StepStatus = z.infer<typeof StepStatus>;

/** One named step, as it is shown while it happens. */
export const RotationStep = z.object({
  /** Unique within its rotation. */
  name: z.string(),
  title: z.string(),
  status: StepStatus,
  startedAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  /** What it waits for or what came of it, in words. */
  detail: z.optional(z.string()),
});
export type RotationStep = z.infer<typeof RotationStep>;

/**
 * `retiring`: both versions work. `retired`: the old one is disabled here. `revoked`: the target was
 * seen to refuse the old value.
 */
export const RetirementStatus = z.enum(["retiring", "retired", "revoked"]);
export type RetirementStatus = z.infer<typeof RetirementStatus>;

/** What becomes of the version that was replaced. */
export const Retirement = z.object({
  version: z.string(),
  status: RetirementStatus,
  /** Until then both work, unless somebody says that the old one is out of use. */
  overlapEndsAt: Instant,
  /** Who said that it is out of use, rather than the log of reads. */
  declared: z.optional(z.object({ by: PersonRef, at: Instant, reason: z.string() })),
  endedAt: z.optional(Instant),
  /** What it waits for, in words. */
  trouble: z.optional(z.string()),
});
export type Retirement = z.infer<typeof Retirement>;

/** One replacement of a secret's value, with its steps. */
export const Rotation = z.object({
  id: Identifier,
  vault: z.string(),
  name: z.string(),
  kind: Kind,
  rotator: RotatorName,
  /** Why it began: a person, the plan's cadence, or a grant after which a rule asks for it. */
  trigger: z.enum(["person", "schedule", "after-use"]),
  status: RotationStatus,
  startedBy: z.optional(PersonRef),
  reason: z.optional(z.string()),
  /** Version of the plan by which it runs. */
  planVersion: z.int(),
  createdAt: Instant,
  endedAt: z.optional(Instant),
  steps: z.array(RotationStep),
  oldVersion: z.optional(z.string()),
  newVersion: z.optional(z.string()),
  /** How things stand where it failed, or what it waits for, in words. */
  trouble: z.optional(z.string()),
  /** Once it has succeeded, where another version was enabled before. */
  retirement: z.optional(Retirement),
  actions: z.array(AllowedAction(["cancel", "retire", "start-again"])),
});
export type Rotation = z.infer<typeof Rotation>;

export const Rotations = listOf(Rotation);
export type Rotations = z.infer<typeof Rotations>;

export const NewRotation = z.strictObject({
  vault: VaultName,
  name: SecretName,
  kind: z.optional(Kind),
  reason: plainText(2_000).check(z.minLength(1)),
});
export type NewRotation = z.infer<typeof NewRotation>;

export const RotationsQuery = z.strictObject({
  vault: repeated(VaultName),
  name: z.optional(SecretName),
  kind: z.optional(Kind),
  status: repeated(RotationStatus),
  retirement: repeated(RetirementStatus),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
});
export type RotationsQuery = z.infer<typeof RotationsQuery>;

export const RotationParams = z.strictObject({ id: Identifier });

/** A person says that the old value is out of use: it is disabled now, whatever the plan says. */
export const OutOfUse = z.strictObject({ reason: plainText(2_000).check(z.minLength(1)) });
export type OutOfUse = z.infer<typeof OutOfUse>;
