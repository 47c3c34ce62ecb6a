import { AuthorizationManagementClient } from "@azure/arm-authorization";
import type { TokenCredential } from "@azure/core-auth";
import type { Clock } from "../clock.ts";
import type { GrantingRights } from "../ports/granting-rights.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import type { Permissions } from "../secrets/may-act.ts";
import { subscriptionOf } from "./assignment-target.ts";
import { azureProblem } from "./upstream-problem.ts";

export interface GrantingRightsOptions {
  readonly credential: TokenCredential;
  readonly identityObjectId: () => Promise<string>;
  readonly by: "assignments" | "pim";
  readonly clock: Pick<Clock, "now">;
  readonly log: UpstreamLog;
}

/** https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance */
const NEEDS = {
  assignments: [
    "Microsoft.Authorization/roleAssignments/write",
    "Microsoft.Authorization/roleAssignments/delete",
  ],
  pim: ["Microsoft.Authorization/roleAssignmentScheduleRequests/write"],
} as const;

/** An admin who has just mended it looks again soon. */
const KEEP_FOR = 30_000;

interface Kept {
  readonly until: number;
  readonly permissions: Promise<readonly Permissions[] | undefined>;
}

/** Asked under the identity's own token: about oneself everybody may ask. */
export const createGrantingRights = (options: GrantingRightsOptions): GrantingRights => {
  const { credential, identityObjectId, clock, log } = options;
  const kept = new Map<string, Kept>();
  const ask = async (resourceId: string): Promise<readonly Permissions[] | undefined> => {
    try {
      return await read(credential, resourceId);
    } catch (cause) {
      log.failed(azureProblem(cause), { vault: resourceId.split("/").at(-1) ?? "" });
      return undefined;
    }
  };
  return {
    needs: NEEDS[options.by],
    identityObjectId,
    at: (resourceId) => {
      const now = clock.now().getTime();
      const known = kept.get(resourceId);
      if (known && known.until > now) return known.permissions;
      const permissions = ask(resourceId);
      kept.set(resourceId, { until: now + KEEP_FOR, permissions });
      return permissions;
    },
  };
};

const read = async (credential: TokenCredential, resourceId: string): Promise<Permissions[]> => {
  const { permissions } = new AuthorizationManagementClient(
    credential,
    subscriptionOf(resourceId),
    { retryOptions: { maxRetries: 0 } },
  );
  const [, , , , resourceGroup = "", , provider = "", type = "", name = ""] = resourceId.split("/");
  const all: Permissions[] = [];
  const pages = permissions.listForResource(resourceGroup, provider, "", type, name);
  for await (const { actions = [], notActions = [] } of pages) all.push({ actions, notActions });
  return all;
};
