import { durationOf, type Grant, type GrantUse } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";
import type { GrantRecord } from "./grant.ts";
import { presentState } from "./present-state.ts";
import { roleNames } from "./role-names.ts";
import type { Allowance } from "../identity/allowance.ts";
import { mayExtend, mayReturn, mayRevoke, mayUse } from "./standing-actions.ts";

/** What is known around a grant, for whoever looks at it. */
export interface Surroundings {
  readonly viewer: Pick<Actor, "kind" | "objectId" | "roles">;
  /** What the rules say to a revocation by the viewer. */
  readonly revoking: Allowance;
  readonly scope: string;
  readonly vaultUri: string;
  readonly now: Date;
  readonly heldAtLeastMs: number;
  /** What it waits for. */
  readonly trouble: string | undefined;
  readonly used: GrantUse | undefined;
}

/** Key Vault may go by what it knew for so long. https://learn.microsoft.com/azure/role-based-access-control/troubleshooting */
const HONOURED = 10 * 60_000;

/** A grant as the contract says it. */
export const presentGrant = (grant: GrantRecord, around: Surroundings): Grant => ({
  ...presentState(grant),
  ...(around.trouble !== undefined && { trouble: around.trouble }),
  requestId: grant.requestId,
  holder: grant.holder,
  role: grant.target.role,
  duration: durationOf(grant.durationMs),
  azure: {
    roleName: roleNames[grant.target.role],
    scope: around.scope,
    assignmentId: `${around.scope}/providers/Microsoft.Authorization/roleAssignments/${grant.assignment}`,
    vaultUri: around.vaultUri,
    vaultResourceId: grant.target.vaultResourceId,
  },
  breakGlass: grant.breakGlass,
  ...(grant.endedAt && { endedAt: grant.endedAt.toISOString() }),
  ...(grant.endedBy && { endedBy: grant.endedBy }),
  ...(grant.alarmSince && { alarmSince: grant.alarmSince.toISOString() }),
  ...(around.used && { used: around.used }),
  ...honoured(grant, around.now),
  actions: [
    { name: "use", ...mayUse(grant, around.viewer) },
    { name: "extend", ...mayExtend(grant, around.viewer) },
    { name: "return", ...mayReturn(grant, around.viewer, around) },
    { name: "revoke", ...mayRevoke(grant, around.viewer, around.revoking, around) },
  ],
});

const honoured = (
  { status, startedAt, endedAt }: GrantRecord,
  now: Date,
): Pick<Grant, "honouredFrom" | "honouredUntil"> => {
  if (!startedAt) return {};
  const settled = new Date((endedAt ?? startedAt).getTime() + HONOURED);
  if (settled.getTime() <= now.getTime()) return {};
  if (endedAt) return { honouredUntil: settled.toISOString() };
  return status === "active" ? { honouredFrom: settled.toISOString() } : {};
};
