import * as z from "zod/mini";
import { AllowedAction } from "./allowed-action.ts";
import { Duration, Identifier, Instant, listOf, repeated, plainText } from "./primitives.ts";
import { GrantUse } from "./reads.ts";
import { AccessRole, PersonRef, SecretRef, Ticket } from "./rulings.ts";

export const GrantStatus = z.enum([
  "scheduled",
  "provisioning",
  "active",
  "ending",
  "ended",
  "failed",
]);
export type GrantStatus = z.infer<typeof GrantStatus>;

/** Why a grant is over. */
export const EndedBecause = z.enum(["expired", "revoked", "returned", "removed-outside"]);
export type EndedBecause = z.infer<typeof EndedBecause>;

/** How one of the grants of a request stands. */
export const GrantState = z.object({
  id: Identifier,
  secret: SecretRef,
  status: GrantStatus,
  because: z.optional(EndedBecause),
  startsAt: z.optional(Instant),
  endsAt: z.optional(Instant),
  /** Why it failed, or what it is waiting for, in words. */
  trouble: z.optional(z.string()),
});
export type GrantState = z.infer<typeof GrantState>;

export const Grant = z.object({
  ...GrantState.shape,
  requestId: Identifier,
  holder: PersonRef,
  role: AccessRole,
  duration: Duration,
  /** What stands in Azure. */
  azure: z.object({
    roleName: z.string(),
    scope: z.string(),
    assignmentId: z.string(),
    vaultUri: z.string(),
    vaultResourceId: z.string(),
  }),
  breakGlass: z.boolean(),
  endedAt: z.optional(Instant),
  endedBy: z.optional(PersonRef),
  /** It should be gone and is not, since then: somebody has to know. */
  alarmSince: z.optional(Instant),
  /** Key Vault may not yet honour a right that was given, until then. */
  honouredFrom: z.optional(Instant),
  /** What Key Vault logged of its use so far; nothing where it has logged none. */
  used: z.optional(GrantUse),
  /** Key Vault may honour a right that was taken away until then. */
  honouredUntil: z.optional(Instant),
  actions: z.array(AllowedAction(["extend", "return", "revoke", "use"])),
});
export type Grant = z.infer<typeof Grant>;

export const Grants = listOf(Grant);
export type Grants = z.infer<typeof Grants>;

export const GrantsQuery = z.strictObject({
  /** `to-end`: what others may use now and this person may end. */
  view: z.optional(z.enum(["mine", "to-end", "all"])),
  status: repeated(GrantStatus),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
});
export type GrantsQuery = z.infer<typeof GrantsQuery>;

export const GrantParams = z.strictObject({ id: Identifier });

const Reason = plainText(2_000).check(z.minLength(1));

export const Revocation = z.strictObject({ reason: Reason });
export type Revocation = z.infer<typeof Revocation>;

export const Extension = z.strictObject({
  duration: Duration,
  reason: Reason,
  ticket: z.optional(Ticket),
});
export type Extension = z.infer<typeof Extension>;

/** Whether the database was restored from a backup and nobody has looked at that yet. */
export const Restoration = z.object({
  /** While there is one, access is ended and none is opened. */
  open: z.optional(
    z.object({
      restoredAt: Instant,
      /** The newest of what the backup holds. */
      backupOf: z.optional(Instant),
      actions: z.array(AllowedAction(["confirm"])),
    }),
  ),
});
export type Restoration = z.infer<typeof Restoration>;

export const RestorationAcknowledged = z.object({ acknowledgedAt: Instant });
export type RestorationAcknowledged = z.infer<typeof RestorationAcknowledged>;
