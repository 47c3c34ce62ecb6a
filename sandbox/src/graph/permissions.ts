import { decodeJwt } from "jose";
import type { Caller, StateStore } from "../world.ts";
import { refuse } from "./graph-error.ts";
import { teamConsents } from "./team-consent.ts";

/** What a caller of Graph may do: delegated scopes, or the app roles of an application. */
export interface Permissions {
  readonly caller: Caller;
  has(...anyOf: readonly string[]): boolean;
  /** Given for one team by installing an app there (resource-specific consent), to applications only. */
  hasForTeam(permission: string, groupId: string): boolean;
}

export function readPermissions(caller: Caller, token: string, state: StateStore): Permissions {
  const { roles } = decodeJwt(token);
  const appRoles = Array.isArray(roles) ? roles : [];
  const held = new Set<unknown>(caller.kind === "user" ? caller.scopes : appRoles);
  const consents = teamConsents(state);
  return {
    caller,
    has: (...anyOf) => anyOf.some((permission) => held.has(permission)),
    hasForTeam: (permission, groupId) =>
      caller.kind === "app" &&
      [...consents.values()].some(
        (consent) =>
          consent.clientId === caller.appId &&
          consent.groupId === groupId &&
          consent.permissions.includes(permission),
      ),
  };
}

/** Directory objects: https://learn.microsoft.com/graph/permissions-reference */
export function require(permissions: Permissions, ...anyOf: readonly string[]): void {
  if (!permissions.has(...anyOf)) throw refuse.privileges();
}
