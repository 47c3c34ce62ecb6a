export const upstreamServices = [
  ...(["key-vault", "arm", "graph", "entra", "entra-keys", "logs", "github"] as const),
  "managed-identity",
] as const;
export type UpstreamService = (typeof upstreamServices)[number];

/** `refused` is an answer as good as any other: of a right that is not there, of what does not exist. */
export const upstreamOutcomes = ["ok", "refused", "throttled", "failed", "unreachable"] as const;
export type UpstreamOutcome = (typeof upstreamOutcomes)[number];

/** A call that leaves for Azure or GitHub, without a name: `/secrets/{name}/versions`. */
export interface UpstreamCall {
  readonly service: UpstreamService;
  readonly method: string;
  readonly route: string;
}

export interface UpstreamEnd {
  readonly outcome: UpstreamOutcome;
  readonly status: number | undefined;
  readonly seconds: number;
}

/** Told when a call leaves, in the course of what it is made for; what it returns is told its end. */
export type UpstreamWatcher = (call: UpstreamCall) => (end: UpstreamEnd) => void;
