import type { Actor } from "../identity/actor.ts";
import { type Allowance, no, yes } from "../identity/allowance.ts";
import type { GrantRecord } from "./grant.ts";

type Viewer = Pick<Actor, "kind" | "objectId">;

/** That access is opened again after a restore. */
export const mayConfirmRestoration = ({ kind, roles }: Pick<Actor, "kind" | "roles">): Allowance =>
  kind === "person" && roles.includes("Vault.Admin") ? yes : no("This is for admins.");

const isOver = ({ status }: GrantRecord): boolean =>
  status === "ended" || status === "failed" || status === "ending";

const ofHolder = (grant: GrantRecord, viewer: Viewer): Allowance =>
  grant.holder.objectId === viewer.objectId ? yes : no("It is somebody else's access.");

const running = (grant: GrantRecord, viewer: Viewer): Allowance => {
  const own = ofHolder(grant, viewer);
  if (!own.allowed) return own;
  return grant.status === "active" ? yes : no("It is not running.");
};

export const mayUse = running;

export const mayExtend = (grant: GrantRecord, viewer: Viewer): Allowance => {
  const own = running(grant, viewer);
  if (!own.allowed) return own;
  return grant.breakGlass ? no("A break-glass access is not extended.") : yes;
};

/** When Azure lets it be ended. */
export interface Holding {
  readonly now: Date;
  readonly heldAtLeastMs: number;
}

export const mayReturn = (grant: GrantRecord, viewer: Viewer, holding: Holding): Allowance => {
  const own = ofHolder(grant, viewer);
  return own.allowed ? mayEnd(grant, holding) : own;
};

/** Whoever the rules let, but never a program. */
export const mayRevoke = (
  grant: GrantRecord,
  viewer: Viewer,
  byRules: Allowance,
  holding: Holding,
): Allowance => {
  if (viewer.kind === "agent") return no("A program never decides.");
  return byRules.allowed ? mayEnd(grant, holding) : byRules;
};

const mayEnd = (grant: GrantRecord, { now, heldAtLeastMs }: Holding): Allowance => {
  if (isOver(grant)) return no("It is over already.");
  const heldUntil = (grant.startedAt?.getTime() ?? -Infinity) + heldAtLeastMs;
  if (now.getTime() >= heldUntil) return yes;
  const minutes = Math.round(heldAtLeastMs / 60_000);
  return no(`Azure does not take an access away in its first ${minutes} minutes. Try it then.`);
};
