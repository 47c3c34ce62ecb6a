import { AuthorizationManagementClient } from "@azure/arm-authorization";
import type { TokenCredential } from "@azure/core-auth";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import * as z from "zod/mini";
import type { Clock } from "../clock.ts";
import type { AssignmentQuota } from "../ports/overview.ts";

export interface AssignmentQuotaOptions {
  readonly credential: TokenCredential;
  readonly vaultResourceIds: readonly string[];
  readonly clock: Clock;
}

const KEEP_FOR = 60_000;
/** Milliseconds: it is one figure among many, for which nobody waits. */
const TIME_LIMIT = 5_000;
const ENDPOINT = "https://management.azure.com";
/** The official client has no operation for what the portal shows. */
const PATH =
  "providers/Microsoft.Authorization/roleAssignmentsUsageMetrics?api-version=2019-08-01-preview";

const Metrics = z.object({
  roleAssignmentsLimit: z.int(),
  roleAssignmentsCurrentCount: z.int(),
});

/** https://learn.microsoft.com/azure/role-based-access-control/troubleshoot-limits */
export const createAssignmentQuota = (options: AssignmentQuotaOptions): AssignmentQuota => {
  const subscriptions = [...new Set(options.vaultResourceIds.map((id) => id.split("/")[2] ?? ""))];
  let kept: { readonly until: number; readonly quota: ReturnType<AssignmentQuota["read"]> };
  const read = async () => {
    const all = await Promise.all(
      subscriptions.map((subscription) => readOne(options.credential, subscription)),
    );
    return all.toSorted((one, other) => other.used / other.limit - one.used / one.limit)[0];
  };
  return {
    read: () => {
      const now = options.clock.now().getTime();
      if (!kept || kept.until <= now) {
        kept = { until: now + KEEP_FOR, quota: read().catch(() => undefined) };
      }
      return kept.quota;
    },
  };
};

const readOne = async (credential: TokenCredential, subscription: string) => {
  const client = new AuthorizationManagementClient(credential, subscription, {
    retryOptions: { maxRetries: 0 },
  });
  const url = `${ENDPOINT}/subscriptions/${subscription}/${PATH}`;
  const answer = await client.sendRequest(createPipelineRequest({ url, timeout: TIME_LIMIT }));
  const found = z.parse(Metrics, JSON.parse(answer.bodyAsText ?? ""));
  return { used: found.roleAssignmentsCurrentCount, limit: found.roleAssignmentsLimit };
};
