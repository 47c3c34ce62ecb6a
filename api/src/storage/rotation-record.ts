import {
  Cadence,
  Kind,
  PersonRef,
  RetirementStatus,
  RotationStatus,
  RotationWindow,
  RotatorSettings,
  StepStatus,
} from "@vault-tab/contract";
import * as z from "zod/mini";
import type { RotationPlanRecord } from "../rotation/plan.ts";
import type { RotationRecord } from "../rotation/rotation.ts";
import { StoredInstant } from "./instant.ts";

const Target = z.object({ vault: z.string(), name: z.string(), kind: Kind });

const Step = z.object({
  name: z.string(),
  title: z.string(),
  status: StepStatus,
  startedAt: z.exactOptional(StoredInstant),
  endedAt: z.exactOptional(StoredInstant),
  detail: z.exactOptional(z.string()),
});

const Retirement = z.object({
  version: z.string(),
  status: RetirementStatus,
  overlapEndsAt: StoredInstant,
  declared: z.exactOptional(z.object({ by: PersonRef, at: StoredInstant, reason: z.string() })),
  endedAt: z.exactOptional(StoredInstant),
  trouble: z.exactOptional(z.string()),
});

const Rotation = z.object({
  id: z.string(),
  revision: z.int(),
  target: Target,
  settings: RotatorSettings,
  planVersion: z.int(),
  overlapMs: z.number(),
  // What is older has none: it waits as long as most plans say.
  quietMs: z._default(z.number(), 86_400_000),
  trigger: z.enum(["person", "schedule", "after-use"]),
  status: RotationStatus,
  startedBy: z.exactOptional(PersonRef),
  reason: z.exactOptional(z.string()),
  createdAt: StoredInstant,
  endedAt: z.exactOptional(StoredInstant),
  steps: z.array(Step),
  oldVersion: z.exactOptional(z.string()),
  newVersion: z.exactOptional(z.string()),
  writeSentAt: z.exactOptional(StoredInstant),
  run: z.exactOptional(z.string()),
  stopAskedAt: z.exactOptional(StoredInstant),
  trouble: z.exactOptional(z.string()),
  retirement: z.exactOptional(Retirement),
  dueAt: z.exactOptional(StoredInstant),
});

const Plan = z.object({
  id: z.string(),
  target: Target,
  version: z.int(),
  settings: RotatorSettings,
  cadence: z.exactOptional(Cadence),
  window: z.exactOptional(RotationWindow),
  overlapMs: z.number(),
  quietMs: z.number(),
  tell: z.array(z.string()),
  createdAt: StoredInstant,
  changedBy: PersonRef,
  changedAt: StoredInstant,
  approval: z.exactOptional(
    z.object({ by: PersonRef, at: StoredInstant, hash: z.exactOptional(z.string()) }),
  ),
  dueAt: z.exactOptional(StoredInstant),
});

export const rotationOf = (record: unknown): RotationRecord => z.parse(Rotation, record);
export const planOf = (record: unknown): RotationPlanRecord => z.parse(Plan, record);
