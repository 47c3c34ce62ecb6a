import {
  roleAllows,
  rolesAllowing,
  rolesHeld,
  type Attributes,
} from "../authorization/permissions.ts";
import type { Caller, World } from "../world.ts";
import { ArmRefusal } from "./arm-refusal.ts";

/** One authenticated request. */
export interface ArmCall {
  readonly world: World;
  readonly caller: Caller;
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** As the client chose it, or a new one; events of the activity log carry it. */
  readonly correlationId: string;
}

export interface ArmReply {
  readonly status: number;
  readonly body?: unknown;
}

export const ok = (body: unknown): ArmReply => ({ status: 200, body });

/** What is sent as `client`: the user's name, or the id of the app. */
function clientName({ world, caller }: ArmCall): string {
  const person = caller.kind === "user" ? world.directory.person(caller.objectId) : undefined;
  return person?.userPrincipalName ?? caller.appId;
}

export function allowed(
  call: ArmCall,
  action: string,
  scope: string,
  attributes?: Attributes,
): boolean {
  return rolesAllowing(call.world, call.caller, "control", action, scope, attributes).length > 0;
}

/** ARM asks for the right before it looks whether the thing exists, so that a refusal tells nothing. */
export function demand(
  call: ArmCall,
  action: string,
  scope: string,
  attributes?: Attributes,
): void {
  if (!allowed(call, action, scope, attributes)) throw unauthorized(call, action, scope);
}

/** For what is not there a condition has nothing to look at, so it is left out (believed). */
export function demandWithoutConditions(call: ArmCall, action: string, scope: string): void {
  const held = rolesHeld(call.world, call.caller, scope);
  if (!held.some(({ role }) => roleAllows(role, "control", action))) {
    throw unauthorized(call, action, scope);
  }
}

function unauthorized(call: ArmCall, action: string, scope: string): ArmRefusal {
  return new ArmRefusal(
    403,
    "AuthorizationFailed",
    `The client '${clientName(call)}' with object id '${call.caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}

/** `api-version` as the resource provider wants it. */
export function demandApiVersion(call: ArmCall, type: string, supported: readonly string[]): void {
  const given = call.query.get("api-version") ?? "";
  if (supported.includes(given)) return;
  throw new ArmRefusal(
    400,
    "InvalidResourceType",
    `The resource type '${type}' could not be found in the namespace for api version '${given}'. The supported api-versions are '${supported.join(",")}'.`,
  );
}
