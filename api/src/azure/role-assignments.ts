import { AuthorizationManagementClient, type RoleAssignment } from "@azure/arm-authorization";
import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import type { AssignmentNote } from "../grants/assignment-note.ts";
import type { RoleAssignments, StandingAssignment } from "../ports/role-assignments.ts";
import {
  nameOf,
  roleDefinitionOf,
  scopeOf,
  subscriptionOf,
  targetOf,
} from "./assignment-target.ts";
import { azureProblem } from "./upstream-problem.ts";
import { limited, outcomeOf } from "./write-outcome.ts";

export interface RoleAssignmentsOptions {
  readonly credential: TokenCredential;
  /** Object id of the identity that grants: what it made is ours. */
  readonly identityObjectId: () => Promise<string>;
  readonly vaultResourceIds: readonly string[];
  readonly writeNote: (note: AssignmentNote) => string;
  readonly readNote: (description: string | undefined) => AssignmentNote | undefined;
}

/**
 * Role assignments by the official client, which repeats nothing here: what happened to a write is
 * looked at by whoever asked for it.
 */
export const createRoleAssignments = (options: RoleAssignmentsOptions): RoleAssignments => {
  const clients = new Map<string, AuthorizationManagementClient>();
  const assignmentsOf = (resourceId: string) => {
    const subscription = subscriptionOf(resourceId);
    const known = clients.get(subscription);
    const client =
      known ??
      new AuthorizationManagementClient(options.credential, subscription, {
        retryOptions: { maxRetries: 0 },
      });
    clients.set(subscription, client);
    return client.roleAssignments;
  };
  const standingOf = async (found: RoleAssignment): Promise<StandingAssignment> => {
    const target = targetOf(found, options.vaultResourceIds);
    const note = options.readNote(found.description);
    return {
      name: found.name ?? "",
      scope: found.scope ?? "",
      principalId: found.principalId ?? "",
      ...(target && { target }),
      ...(note && { note }),
      byUs: found.createdBy === (await options.identityObjectId()),
    };
  };
  return {
    scopeOf,
    nameOf,
    heldAtLeastMs: 0,

    find: async (target, name) => {
      try {
        const found = await assignmentsOf(target.vaultResourceId).get(
          scopeOf(target),
          name,
          limited(),
        );
        return await standingOf(found);
      } catch (cause) {
        if (isRestError(cause) && cause.statusCode === 404) return undefined;
        throw azureProblem(cause);
      }
    },

    put: (target, name, note) =>
      outcomeOf(() =>
        assignmentsOf(target.vaultResourceId).create(
          scopeOf(target),
          name,
          {
            roleDefinitionId: roleDefinitionOf(target),
            principalId: target.principalId,
            principalType: "User",
            description: options.writeNote(note),
          },
          limited(),
        ),
      ),

    remove: (target, name) =>
      outcomeOf(() =>
        assignmentsOf(target.vaultResourceId).delete(scopeOf(target), name, limited()),
      ),

    all: async function* () {
      for (const resourceId of options.vaultResourceIds) {
        try {
          const found = assignmentsOf(resourceId).listForScope(resourceId, limited());
          for await (const one of found) yield await standingOf(one);
        } catch (cause) {
          throw azureProblem(cause);
        }
      }
    },
  };
};
