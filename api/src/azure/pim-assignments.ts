import {
  AuthorizationManagementClient,
  type RoleAssignmentScheduleInstance,
  type RoleAssignmentScheduleRequest,
} from "@azure/arm-authorization";
import type { AssignmentNote } from "../grants/assignment-note.ts";
import type { Target } from "../grants/grant.ts";
import type {
  RoleAssignments,
  StandingAssignment,
  WriteOutcome,
} from "../ports/role-assignments.ts";
import {
  nameFor,
  nameOf,
  roleDefinitionOf,
  scopeOf,
  subscriptionOf,
  targetOf,
} from "./assignment-target.ts";
import type { RoleAssignmentsOptions } from "./role-assignments.ts";
import { azureProblem } from "./upstream-problem.ts";
import { limited, outcomeOf } from "./write-outcome.ts";

/** https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-resource-roles-assign-roles */
const HELD_AT_LEAST = 5 * 60_000;

/**
 * Assignments for a time by Privileged Identity Management: Azure itself ends them. The same words
 * as those of plain assignments, so that whoever settles grants does not know the difference.
 */
export const createPimAssignments = (options: RoleAssignmentsOptions): RoleAssignments => {
  const { clientOf, read, standingOf, find } = createReader(options);
  const send = async (
    target: Target,
    request: RoleAssignmentScheduleRequest,
    occasion: string,
  ): Promise<WriteOutcome> => {
    const { requestType } = request;
    const outcome = await outcomeOf(() =>
      clientOf(target.vaultResourceId).roleAssignmentScheduleRequests.create(
        scopeOf(target),
        nameFor(`${nameOf(target)} ${requestType} ${occasion}`),
        { ...request, roleDefinitionId: roleDefinitionOf(target), principalId: target.principalId },
        limited(),
      ),
    );
    // Asked before, and the answer was lost: what stands is read back by whoever asked.
    const known = !outcome.done && outcome.refused === "RoleAssignmentScheduleRequestExists";
    return known ? { done: true } : outcome;
  };

  return {
    scopeOf,
    nameOf,
    heldAtLeastMs: HELD_AT_LEAST,
    find: (target) => find(target),

    put: async (target, _name, note) => {
      const standing = await find(target);
      return send(target, assignRequest(note, standing !== undefined, options), occasionOf(note));
    },

    remove: async (target) => {
      const standing = await find(target);
      if (!standing) return { done: true };
      const occasion = standing.note ? occasionOf(standing.note) : standing.name;
      const outcome = await send(target, { requestType: "AdminRemove" }, occasion);
      const gone = !outcome.done && outcome.refused === "RoleAssignmentDoesNotExist";
      return gone ? { done: true } : outcome;
    },

    all: async function* () {
      for (const resourceId of options.vaultResourceIds) {
        const { instances, requests } = await read(resourceId, resourceId);
        for (const instance of instances) yield await standingOf(instance, requests);
      }
    },
  };
};

/** What stands, with the note of the request that made it or gave it its end. */
const createReader = (options: RoleAssignmentsOptions) => {
  const clients = new Map<string, AuthorizationManagementClient>();
  const clientOf = (resourceId: string): AuthorizationManagementClient => {
    const subscription = subscriptionOf(resourceId);
    const client =
      clients.get(subscription) ??
      new AuthorizationManagementClient(options.credential, subscription, {
        retryOptions: { maxRetries: 0 },
      });
    clients.set(subscription, client);
    return client;
  };

  const read = async (scope: string, resourceId: string, filter?: string) => {
    const client = clientOf(resourceId);
    const list = { ...limited(), ...(filter !== undefined && { filter }) };
    try {
      return {
        instances: await all(client.roleAssignmentScheduleInstances.listForScope(scope, list)),
        requests: await all(client.roleAssignmentScheduleRequests.listForScope(scope, list)),
      };
    } catch (cause) {
      throw azureProblem(cause);
    }
  };

  const standingOf = async (
    instance: RoleAssignmentScheduleInstance,
    requests: readonly RoleAssignmentScheduleRequest[],
  ): Promise<StandingAssignment> => {
    const target = targetOf(instance, options.vaultResourceIds);
    const latest = requests
      .filter((one) => isOf(one, instance) && one.requestType !== "AdminRemove")
      .toSorted((one, other) => Number(other.createdOn ?? 0) - Number(one.createdOn ?? 0))[0];
    const note = options.readNote(latest?.justification);
    const endsAt = instance.endDateTime;
    return {
      name: target ? nameOf(target) : (instance.name ?? ""),
      scope: instance.scope ?? "",
      principalId: instance.principalId ?? "",
      ...(target && { target }),
      ...(note && endsAt && { note: { ...note, endsAt } }),
      byUs: latest?.requestorId === (await options.identityObjectId()),
    };
  };

  const find = async (target: Target): Promise<StandingAssignment | undefined> => {
    const scope = scopeOf(target);
    const filter = `principalId eq '${target.principalId}'`;
    const { instances, requests } = await read(scope, target.vaultResourceId, filter);
    const instance = instances.find((one) =>
      isOf(one, { ...target, scope, roleDefinitionId: roleDefinitionOf(target) }),
    );
    return instance && standingOf(instance, requests);
  };
  return { clientOf, read, standingOf, find };
};

const occasionOf = ({ requestId, endsAt }: AssignmentNote): string =>
  `${requestId} ${endsAt.toISOString()}`;

const assignRequest = (
  note: AssignmentNote,
  stands: boolean,
  { writeNote }: Pick<RoleAssignmentsOptions, "writeNote">,
): RoleAssignmentScheduleRequest => ({
  requestType: stands ? "AdminUpdate" : "AdminAssign",
  justification: writeNote(note),
  scheduleInfo: { expiration: { type: "AfterDateTime", endDateTime: note.endsAt } },
});

interface Subject {
  readonly scope?: string;
  readonly principalId?: string;
  readonly roleDefinitionId?: string;
}

const isOf = (one: Subject, other: Subject): boolean =>
  one.scope?.toLowerCase() === other.scope?.toLowerCase() &&
  one.principalId?.toLowerCase() === other.principalId?.toLowerCase() &&
  lastOf(one.roleDefinitionId) === lastOf(other.roleDefinitionId);

const lastOf = (id = ""): string => id.split("/").at(-1)?.toLowerCase() ?? "";

const all = async <Item>(pages: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
};
