import { AccessRole, EndedBecause, GrantStatus, PersonRef, SecretRef } from "@vault-tab/contract";
import * as z from "zod/mini";
import type { Effort } from "../grants/effort.ts";
import type { GrantRecord, Target } from "../grants/grant.ts";
import { StoredInstant } from "./instant.ts";

const TargetSchema = z.object({
  vault: z.string(),
  vaultResourceId: z.string(),
  secret: z.exactOptional(z.string()),
  principalId: z.string(),
  role: AccessRole,
});

const GrantSchema = z.object({
  id: z.string(),
  requestId: z.string(),
  holder: PersonRef,
  secret: SecretRef,
  target: TargetSchema,
  assignment: z.string(),
  status: GrantStatus,
  because: z.exactOptional(EndedBecause),
  durationMs: z.number(),
  breakGlass: z.boolean(),
  opensAt: StoredInstant,
  startedAt: z.exactOptional(StoredInstant),
  endsAt: z.exactOptional(StoredInstant),
  endedAt: z.exactOptional(StoredInstant),
  endedBy: z.exactOptional(PersonRef),
  continues: z.exactOptional(z.string()),
  givenUp: z.exactOptional(z.string()),
  alarmSince: z.exactOptional(StoredInstant),
  createdAt: StoredInstant,
  dueAt: z.exactOptional(StoredInstant),
});

const EffortSchema = z.object({
  attempts: z.int(),
  nextTryAt: z.exactOptional(StoredInstant),
  trouble: z.exactOptional(z.string()),
  writeOpenSince: z.exactOptional(StoredInstant),
  lookUntil: z.exactOptional(StoredInstant),
  lookAt: z.exactOptional(StoredInstant),
  orphanSince: z.exactOptional(StoredInstant),
});

export const grantOf = (record: unknown): GrantRecord => z.parse(GrantSchema, record);
export const targetOf = (record: unknown): Target => z.parse(TargetSchema, record);
export const effortOf = (record: unknown): Effort => z.parse(EffortSchema, record);
