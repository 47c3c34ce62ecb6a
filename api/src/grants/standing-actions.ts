import type { Actor } from "../identity/actor.ts";
import type { GrantRecord } from "./grant.ts";

type Viewer = Pick<Actor, "kind" | "objectId">;

export type Allowance =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

const yes: Allowance = { allowed: true };
const no = (reason: string): Allowance => ({ allowed: false, reason });

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

export const mayReturn = (grant: GrantRecord, viewer: Viewer): Allowance => {
  const own = ofHolder(grant, viewer);
  if (!own.allowed) return own;
  return isOver(grant) ? no("It is over already.") : yes;
};

/** Whoever may decide on it may also end it; the rules say who else. */
export const mayRevoke = (grant: GrantRecord, viewer: Viewer, byRules: Allowance): Allowance => {
  if (viewer.kind === "agent") return no("A program never decides.");
  if (!byRules.allowed) return byRules;
  return isOver(grant) ? no("It is over already.") : yes;
};
