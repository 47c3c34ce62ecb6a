import { principalsOf } from "../authorization/permissions.ts";
import {
  allRoleAssignments,
  findRoleAssignment,
  type RoleAssignment,
} from "../authorization/role-assignments.ts";
import { reaches, scopeSegments } from "../authorization/scope.ts";
import { demand, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal } from "./arm-refusal.ts";
import { assignmentView } from "./role-assignment-view.ts";

const read = "Microsoft.Authorization/roleAssignments/read";

interface Filter {
  readonly atScope: boolean;
  /** The principals meant; undefined for all. */
  readonly principals: ReadonlySet<string> | undefined;
}

/** The three forms of AD/role-based-access-control/role-assignments-list-rest.md, joined by `and`. */
function parseFilter(call: ArmCall): Filter {
  const text = call.query.get("$filter")?.trim() ?? "";
  const known = /^(atScope\(\)|assignedTo\('([^']+)'\)|principalId eq '([^']+)')$/i;
  let atScope = false;
  let principals: ReadonlySet<string> | undefined;
  for (const part of text === "" ? [] : text.split(/\s+and\s+/i)) {
    const [, form, assignee, principal] = known.exec(part.trim()) ?? [];
    if (form === undefined) {
      throw new ArmRefusal(
        400,
        "UnsupportedQuery",
        `The filter '${text}' is not supported. Supported filters are either 'atScope()' or 'principalId eq '{value}' or assignedTo('{value}')'.`,
      );
    }
    if (assignee !== undefined) principals = principalsOf(call.world, assignee);
    else if (principal !== undefined) principals = new Set([principal.toLowerCase()]);
    else atScope = true;
  }
  return { atScope, principals };
}

/** At and above the scope, and without `atScope()` below it too. */
function matches(assignment: RoleAssignment, scope: readonly string[], filter: Filter): boolean {
  const own = scopeSegments(assignment.scope);
  const placed = reaches(own, scope) || (!filter.atScope && reaches(scope, own));
  return placed && (filter.principals?.has(assignment.principalId) ?? true);
}

export function listRoleAssignments(call: ArmCall, scope: string): ArmReply {
  demand(call, read, scope);
  const filter = parseFilter(call);
  const segments = scopeSegments(scope);
  const found = [...allRoleAssignments(call.world)].filter((one) => matches(one, segments, filter));
  return ok({ value: found.map(assignmentView), nextLink: null });
}

export function assignmentAt(
  call: ArmCall,
  scope: string,
  name: string,
): RoleAssignment | undefined {
  const found = findRoleAssignment(call.world, name);
  return found?.scope.toLowerCase() === scope.toLowerCase() ? found : undefined;
}

export function getRoleAssignment(call: ArmCall, scope: string, name: string): ArmReply {
  demand(call, read, scope);
  const found = assignmentAt(call, scope, name);
  if (!found)
    throw new ArmRefusal(
      404,
      "RoleAssignmentNotFound",
      `The role assignment '${name}' is not found.`,
    );
  return ok(assignmentView(found));
}
