import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { Actor } from "../identity/actor.ts";
import { tellCacheUse } from "../ports/cache-use.ts";
import { ProblemError } from "../problem-error.ts";
import type { Registration } from "./credentials/registration.ts";
import { entraProblem } from "./upstream-problem.ts";

export interface OnBehalfOfOptions {
  readonly authority: string;
  readonly clientId: string;
  /** How the registration proves that it is itself. */
  readonly proof: Registration["proof"];
  readonly clock: Clock;
  readonly pool: { readonly size: number; readonly idleMs: number };
}

export interface OnBehalfOf {
  /**
   * A credential of a person for one resource (`https://…/.default`), and for no other. The actor is asked for at each
   * exchange: the token they sent last is the one that is still alive.
   */
  credential(actor: () => Actor, scope: string): TokenCredential;
  /**
   * Exchanges anew, whatever is remembered: a disabled account or Conditional Access stops it.
   * @throws ProblemError as any exchange
   */
  confirm(actor: Actor, scope: string): Promise<void>;
}

interface Exchange {
  readonly application: ConfidentialClientApplication;
  readonly pending: Map<string, Promise<AccessToken>>;
}

/**
 * One application object a person: a shared one searches all users' tokens at each call, lets one
 * user's 429 stop another, and mixes their cache partitions (measured with msal-node 7.2).
 */
export const createOnBehalfOf = (options: OnBehalfOfOptions): OnBehalfOf => {
  const exchanges = new LRUCache<string, Exchange>({
    max: options.pool.size,
    ttl: options.pool.idleMs,
    updateAgeOnGet: true,
    perf: { now: () => options.clock.now().getTime() },
  });
  const exchangeOf = (actor: Actor): Exchange => {
    const key = `${actor.tenantId}/${actor.objectId}`;
    const exchange = exchanges.get(key) ?? openExchange(options, actor.tenantId);
    exchanges.set(key, exchange);
    return exchange;
  };
  return {
    confirm: async (actor, scope) => {
      await acquire(exchangeOf(actor).application, actor, { scope, skipCache: true });
    },
    credential: (actor, scope) => ({
      getToken: (scopes, { claims } = {}) => {
        if ([scopes].flat().join(" ") !== scope) {
          throw new ProblemError("internal_error", { detail: "A token for another resource" });
        }
        return acquireOnce(exchangeOf(actor()), actor(), scope, claims);
      },
    }),
  };
};

const openExchange = (options: OnBehalfOfOptions, tenantId: string): Exchange => ({
  application: new ConfidentialClientApplication({
    auth: {
      clientId: options.clientId,
      authority: `${options.authority}/${tenantId}`,
      ...options.proof,
      // We can answer a claims challenge (Continuous Access Evaluation).
      clientCapabilities: ["cp1"],
    },
  }),
  pending: new Map(),
});

/** A person's page asks for many things at once; Entra is asked one time. */
const acquireOnce = (
  { application, pending }: Exchange,
  actor: Actor,
  scope: string,
  claims: string | undefined,
): Promise<AccessToken> => {
  const key = `${scope} ${claims ?? ""}`;
  const running = pending.get(key);
  if (running) return running;
  const wanted = { scope, ...(claims && { claims }) };
  const acquiring = acquire(application, actor, wanted).finally(() => pending.delete(key));
  pending.set(key, acquiring);
  return acquiring;
};

/** msal-node does not repeat what never reached Entra, such as a connection that was just closed. */
const acquire = async (...exchange: Parameters<typeof acquireNow>): Promise<AccessToken> => {
  try {
    return await acquireNow(...exchange);
  } catch (cause) {
    const problem = entraProblem(cause);
    if (problem.code !== "upstream_unavailable") throw problem;
  }
  try {
    return await acquireNow(...exchange);
  } catch (cause) {
    throw entraProblem(cause);
  }
};

interface Wanted {
  readonly scope: string;
  readonly claims?: string;
  readonly skipCache?: boolean;
}

const acquireNow = async (
  application: ConfidentialClientApplication,
  actor: Actor,
  { scope, ...wanted }: Wanted,
): Promise<AccessToken> => {
  const result = await application.acquireTokenOnBehalfOf({
    oboAssertion: actor.assertion(),
    scopes: [scope],
    ...wanted,
  });
  if (!result) throw new ProblemError("upstream_unavailable");
  tellCacheUse("user-tokens", result.fromCache);
  const { accessToken: token, expiresOn } = result;
  return { token, expiresOnTimestamp: (expiresOn ?? actor.tokenExpiresAt).getTime() };
};
