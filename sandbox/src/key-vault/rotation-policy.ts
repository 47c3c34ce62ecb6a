import { z } from "zod";

/** Days, months and years of ISO 8601; at least 7 days (KV/keys/how-to-configure-key-rotation.md). */
const span = z
  .string()
  .regex(/^P\d+[DMY]$/)
  .refine((text) => daysIn(text) >= 7);
const trigger = z.object({ timeAfterCreate: span.nullish(), timeBeforeExpiry: span.nullish() });
const action = z.object({ type: z.enum(["Rotate", "Notify"]) });
export const policyBody = z.object({
  lifetimeActions: z.array(z.object({ trigger, action })).default([]),
  attributes: z.object({ expiryTime: span.nullish() }).default({}),
});

export interface RotationPolicy extends z.infer<typeof policyBody> {
  readonly created: number;
  readonly updated: number;
}

function daysIn(text: string): number {
  const unit = { D: 1, M: 30, Y: 365 }[text.at(-1) ?? ""] ?? 0;
  return Number(text.slice(1, -1)) * unit;
}

/** When a version made now ends, in Unix seconds. */
export function expiryOf(policy: RotationPolicy | undefined, now: number): number | undefined {
  const { expiryTime } = policy?.attributes ?? {};
  return expiryTime == null ? undefined : now + daysIn(expiryTime) * 24 * 60 * 60;
}
