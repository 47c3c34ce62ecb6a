import type { Clock } from "../clock.ts";
import { ProblemError } from "../problem-error.ts";

export interface GraphOptions {
  /** Of the service itself, for Graph. */
  readonly token: () => Promise<string>;
  readonly clock: Clock;
}

/** Graph did not give what was asked: not there, or not for us. */
export class GraphRefusal extends Error {
  override readonly name = "GraphRefusal";
  readonly status: number;

  constructor(status: number) {
    super(`Graph answered ${status}`);
    this.status = status;
  }
}

export type GraphCalls = (address: string) => Promise<unknown>;

const ORIGIN = "https://graph.microsoft.com";
const TIME_LIMIT = 10_000;
/** Milliseconds that a person waits without being told. */
const SHORT = 2_000;
const UNTOLD = 5;

/**
 * Reads of Graph under the service's own token. https://learn.microsoft.com/graph/throttling:
 * after a 429 nothing is sent until its Retry-After is over, by anybody here.
 */
export const createGraphCalls = ({ token, clock }: GraphOptions): GraphCalls => {
  let quietUntil = 0;

  const quiet = async (): Promise<void> => {
    const left = quietUntil - clock.now().getTime();
    if (left > SHORT) throw throttled(left);
    if (left > 0) await clock.within(left, new Promise<never>(() => {}));
  };

  const send = async (url: URL): Promise<Response> => {
    await quiet();
    const response = await answerOf(url, await tokenOf(token));
    if (response.status === 429) {
      const seconds = Number(response.headers.get("retry-after") ?? UNTOLD);
      quietUntil = clock.now().getTime() + (Number.isFinite(seconds) ? seconds : UNTOLD) * 1000;
    }
    return response;
  };

  return async (address) => {
    const url = allowed(address);
    let response = await send(url);
    if (response.status === 429 || response.status >= 500) response = await send(url);
    if (response.ok) return response.json();
    await response.body?.cancel();
    if (response.status === 429) throw throttled(quietUntil - clock.now().getTime());
    if (response.status === 403 || response.status === 404) throw new GraphRefusal(response.status);
    throw new ProblemError("upstream_unavailable", {
      cause: new GraphRefusal(response.status),
      azureRequestId: response.headers.get("request-id") ?? undefined,
    });
  };
};

/** The token goes to Graph and nowhere else, whatever a next link says. */
const allowed = (address: string): URL => {
  const url = new URL(address, `${ORIGIN}/v1.0/`);
  if (url.origin === ORIGIN && url.pathname.startsWith("/v1.0/")) return url;
  throw new ProblemError("upstream_unavailable", {
    cause: new Error(`Graph pointed to ${url.host}, which is not followed`),
  });
};

const answerOf = async (url: URL, token: string): Promise<Response> => {
  try {
    return await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: "error",
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
  } catch (cause) {
    throw new ProblemError("upstream_unavailable", { cause });
  }
};

const tokenOf = async (token: () => Promise<string>): Promise<string> => {
  try {
    return await token();
  } catch (cause) {
    throw new ProblemError("upstream_unavailable", { cause });
  }
};

const throttled = (milliseconds: number): ProblemError =>
  new ProblemError("upstream_throttled", {
    retryAfter: Math.max(1, Math.ceil(milliseconds / 1000)),
  });
