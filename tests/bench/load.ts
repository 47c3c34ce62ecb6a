import autocannon from "autocannon";
import { processorTime } from "./processor-time.ts";
import { quantile } from "./statistics.ts";

export interface Load {
  readonly url: string;
  /** The process that answers. */
  readonly pid: number;
  /** Whose requests: each connection takes its share of them in turn. */
  readonly tokens: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Measured {
  readonly requestsPerSecond: number;
  /** Microseconds of the server's processor time for each, 0 where the system does not tell. */
  readonly processor: number;
  readonly p50: number;
  readonly p99: number;
}

/** As many requests as are answered, each connection sending the next when it has its answer. */
export const load = async ({ url, pid, tokens, connections, seconds }: Load): Promise<Measured> => {
  const { pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  const shares = Array.from({ length: connections }, (_, connection) =>
    tokens.length < connections
      ? tokens
      : tokens.filter((_token, index) => index % connections === connection),
  );
  const times: number[] = [];
  const before = processorTime(pid) ?? 0;
  const { requests, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const share = shares.pop() ?? tokens;
      client.setRequests(
        share.map((token) => ({ path, headers: { authorization: `Bearer ${token}` } })),
      );
      // Its own histogram knows whole milliseconds only.
      client.on("response", (_status, _bytes, time) => times.push(time));
    },
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refused, ${errors} failed: ${url}`);
  const spent = (processorTime(pid) ?? 0) - before;
  return {
    processor: (spent * 1000) / times.length,
    requestsPerSecond: requests.average,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
};
