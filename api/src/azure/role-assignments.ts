import { AuthorizationManagementClient, type RoleAssignment } from "@azure/arm-authorization";
import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import type { AccessRole } from "@vault-tab/contract";
import { v5 } from "uuid";
import type { AssignmentNote } from "../grants/assignment-note.ts";
import type { Target } from "../grants/grant.ts";
import type {
  RoleAssignments,
  StandingAssignment,
  WriteOutcome,
} from "../ports/role-assignments.ts";
import { azureProblem } from "./upstream-problem.ts";

export interface RoleAssignmentsOptions {
  readonly credential: TokenCredential;
  /** Object id of the identity that grants: what it made is ours. */
  readonly identityObjectId: () => Promise<string>;
  readonly vaultResourceIds: readonly string[];
  readonly writeNote: (note: AssignmentNote) => string;
  readonly readNote: (description: string | undefined) => AssignmentNote | undefined;
}

/** Names of built-in roles are the same in every tenant. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
const roleIds: Record<AccessRole, string> = {
  read: "4633458b-17de-408a-b874-0445c86b69e6",
  see: "21090545-7ca7-4776-b22c-e363652d74d2",
};

/** Of our own making: it only has to stay the same. */
const NAMESPACE = "8f0d2c0e-5b57-4d0c-9a3e-6b9f3f0d7a11";
/** Milliseconds: ARM answers within a few seconds, or its answer is missing. */
const TIME_LIMIT = 20_000;

const subscriptionOf = (resourceId: string): string => resourceId.split("/")[2] ?? "";

const scopeOf = ({ vaultResourceId, secret }: Target): string =>
  secret === undefined ? vaultResourceId : `${vaultResourceId}/secrets/${secret}`;

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
    nameOf: (target) =>
      v5(`${scopeOf(target).toLowerCase()} ${target.principalId} ${target.role}`, NAMESPACE),

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
            roleDefinitionId: `/subscriptions/${subscriptionOf(target.vaultResourceId)}/providers/Microsoft.Authorization/roleDefinitions/${roleIds[target.role]}`,
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

const limited = () => ({ requestOptions: { timeout: TIME_LIMIT } });

const roleOf = (roleDefinitionId: string): AccessRole | undefined => {
  const id = roleDefinitionId.split("/").at(-1)?.toLowerCase();
  if (id === roleIds.read) return "read";
  return id === roleIds.see ? "see" : undefined;
};

/** What it opens, where that is something that we give. */
const targetOf = (
  { roleDefinitionId = "", scope = "", principalId = "" }: RoleAssignment,
  vaults: readonly string[],
): Target | undefined => {
  const role = roleOf(roleDefinitionId);
  const lower = scope.toLowerCase();
  const vaultResourceId = vaults.find((one) => lower.startsWith(one.toLowerCase()));
  if (!role || vaultResourceId === undefined) return undefined;
  const [, secret] = /^\/secrets\/([^/]+)$/i.exec(scope.slice(vaultResourceId.length)) ?? [];
  if ((role === "see") !== (lower === vaultResourceId.toLowerCase())) return undefined;
  if (role === "read" && secret === undefined) return undefined;
  return {
    vault: vaultResourceId.split("/").at(-1) ?? "",
    vaultResourceId,
    principalId,
    role,
    ...(secret !== undefined && { secret }),
  };
};

/** A refusal is final for this try; no answer, or a failure of Azure's, leaves it open. */
const outcomeOf = async (write: () => Promise<unknown>): Promise<WriteOutcome> => {
  try {
    await write();
    return { done: true };
  } catch (cause) {
    if (!isRestError(cause) || cause.statusCode === undefined) return { done: false, open: true };
    const open = cause.statusCode >= 500;
    const retryAfter = Number(cause.response?.headers.get("retry-after") ?? Number.NaN);
    const throttled = cause.statusCode === 429 || cause.statusCode === 503;
    return {
      done: false,
      open,
      ...(throttled && Number.isFinite(retryAfter) && { retryAfter }),
      ...(!open && !throttled && { refused: cause.code ?? String(cause.statusCode) }),
    };
  }
};
