import type { AuditFilter as AskedFilter } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";
import { isOverseer } from "../identity/overseer.ts";
import type { AuditFilter } from "./logged-entry.ts";

/**
 * What is asked for, as far as this actor may see it: all for admins and auditors, for everybody
 * else what they did, asked for or hold. Somebody else's entries are answered like none.
 */
export const visibleTo = (actor: Actor, asked: AskedFilter): AuditFilter => {
  const { type, from, to, ...rest } = asked;
  const filter: AuditFilter = {
    ...rest,
    ...(type !== undefined && { types: type }),
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
  };
  if (isOverseer(actor)) return filter;
  const ofAnother = filter.person !== undefined && filter.person !== actor.objectId;
  return { ...filter, person: actor.objectId, ...(ofAnother && { types: [] }) };
};
