import * as z from "zod/mini";
import { Instant } from "./primitives.ts";
import { AccessRole, PersonRef } from "./rulings.ts";

/** What happened on one day, in UTC. */
export const DayFigures = z.object({
  day: z.iso.date(),
  requested: z.int(),
  approved: z.int(),
  declined: z.int(),
});
export type DayFigures = z.infer<typeof DayFigures>;

/** A right in Azure that nobody here has granted: of a lost write, or of a restored database. */
export const Orphan = z.object({
  assignment: z.string(),
  holder: PersonRef,
  vault: z.string(),
  /** A right on a whole vault has no name. */
  name: z.optional(z.string()),
  role: AccessRole,
  since: Instant,
  /** Why it could not be taken away yet. Left out while it is being taken away. */
  trouble: z.optional(z.string()),
});
export type Orphan = z.infer<typeof Orphan>;

/** How Vault Tab is doing, in figures; those by day, vault and secret are of the last 30 days. */
export const Overview = z.object({
  /** Grants that should be gone from Azure and are not. */
  alarms: z.int(),
  /** Break-glass accesses that nobody else has looked at yet. */
  toSignOff: z.int(),
  /** Grants of which something is in Azure. */
  activeGrants: z.int(),
  pendingRequests: z.int(),
  /** What stands in Azure with the note of Vault Tab, which knows of no grant for it. */
  orphans: z.array(Orphan),
  /** Of the subscription that is fullest. Left out while Azure does not say. */
  roleAssignments: z.optional(z.object({ used: z.int(), limit: z.int() })),
  days: z.array(DayFigures),
  /** From asking to the last decision of a person. Left out where none was made. */
  medianMinutesToDecision: z.optional(z.number()),
  grantsByVault: z.array(z.object({ vault: z.string(), count: z.int() })),
  /** A grant on a whole vault has no name. */
  busiestSecrets: z.array(
    z.object({ vault: z.string(), name: z.optional(z.string()), count: z.int() }),
  ),
});
export type Overview = z.infer<typeof Overview>;
