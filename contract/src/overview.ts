import * as z from "zod/mini";

/** What happened on one day, in UTC. */
export const DayFigures = z.object({
  day: z.iso.date(),
  requested: z.int(),
  approved: z.int(),
  declined: z.int(),
});
export type DayFigures = z.infer<typeof DayFigures>;

/** How Vault Tab is doing, in figures; those by day, vault and secret are of the last 30 days. */
export const Overview = z.object({
  /** Grants that should be gone from Azure and are not. */
  alarms: z.int(),
  /** Break-glass accesses that nobody else has looked at yet. */
  toSignOff: z.int(),
  /** Grants of which something is in Azure. */
  activeGrants: z.int(),
  pendingRequests: z.int(),
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
