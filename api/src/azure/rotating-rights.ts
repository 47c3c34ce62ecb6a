import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { createDefaultHttpClient } from "@azure/core-rest-pipeline";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { RotatingRights } from "../ports/rotating-rights.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import { VaultProblemError } from "../problem-error.ts";
import type { Permissions } from "../secrets/may-act.ts";
import { subscriptionOf } from "./assignment-target.ts";
import type { OnBehalfOf } from "./on-behalf-of.ts";
import { onlyPermissionsIn } from "./outgoing-allow-list.ts";
import { azureProblem } from "./upstream-problem.ts";
import { limited } from "./write-outcome.ts";

export interface RotatingRightsOptions {
  readonly onBehalfOf: OnBehalfOf;
  readonly clock: Pick<Clock, "now">;
  readonly log: UpstreamLog;
  /** Milliseconds for which an answer holds. */
  readonly keepFor: number;
  readonly size: number;
}

type Answer = Promise<readonly Permissions[] | undefined>;

const ENDPOINT = "https://management.azure.com";
const SCOPE = `${ENDPOINT}/.default`;

/**
 * A permission under a condition counts: what a condition says of a secret's name Key Vault judges, and
 * it refuses a write before anything has happened.
 * https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource
 */
export const createRotatingRights = (options: RotatingRightsOptions): RotatingRights => {
  const { clock, log, keepFor, size } = options;
  const kept = new LRUCache<string, { readonly until: number; readonly answer: Answer }>({
    max: size,
  });
  const read = createReader(options);
  const ask = async (...[asker, vault, object]: Parameters<RotatingRights["at"]>): Answer => {
    try {
      return await read(asker, vault.resourceId, object);
    } catch (cause) {
      const problem = azureProblem(cause);
      if (!(problem instanceof VaultProblemError)) throw problem;
      log.failed(problem, { requestId: asker.requestId, vault: vault.name });
      return undefined;
    }
  };
  return {
    at: (asker, vault, object) => {
      const { tenantId, objectId } = asker.actor;
      const key = [tenantId, objectId, vault.name, object?.collection, object?.name].join("/");
      const now = clock.now().getTime();
      const known = kept.get(key);
      if (known && known.until > now) return known.answer;
      const answer = ask(asker, vault, object);
      kept.set(key, { until: now + keepFor, answer });
      // What could not be found out is asked again.
      const forget = (): unknown => kept.get(key)?.answer === answer && kept.delete(key);
      answer.then((found) => found ?? forget(), forget);
      return answer;
    },
  };
};

type Object = Parameters<RotatingRights["at"]>[2];

const createReader = ({ onBehalfOf }: RotatingRightsOptions) => {
  const httpClient = onlyPermissionsIn(ENDPOINT, createDefaultHttpClient());
  return async (
    { actor, requestId }: Asker,
    resourceId: string,
    object: Object,
  ): Promise<Permissions[]> => {
    const credential = onBehalfOf.credential(() => actor, SCOPE);
    // A client keeps one token and would serve it to the next person.
    const { permissions } = new AuthorizationManagementClient(
      credential,
      subscriptionOf(resourceId),
      { httpClient, retryOptions: { maxRetries: 1 } },
    );
    const [, , , , group = "", , provider = "", type = "", vault = ""] = resourceId.split("/");
    const [parent, leaf, name] = object
      ? [`${type}/${vault}`, object.collection, object.name]
      : ["", type, vault];
    const { requestOptions } = limited();
    const customHeaders = { "x-ms-client-request-id": requestId };
    const all: Permissions[] = [];
    const pages = permissions.listForResource(group, provider, parent, leaf, name, {
      requestOptions: { ...requestOptions, customHeaders },
    });
    for await (const { dataActions = [], notDataActions = [] } of pages) {
      all.push({ actions: dataActions, notActions: notDataActions });
    }
    return all;
  };
};
