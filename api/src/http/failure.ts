import type { ProblemError } from "../problem-error.ts";

/** One line of a chain of causes: names and codes. Messages stay out, they may quote anything. */
interface CauseLine {
  readonly name: string;
  readonly code?: string;
  readonly at?: string;
}

const DEPTH = 5;

/**
 * What a log may hold of a failure. Azure's messages name people and tokens' claims, so only the
 * kind of each error, its code and the first line of our own stack are kept.
 */
export const failureOf = (error: ProblemError) => ({
  code: error.code,
  ...(error.azureRequestId && { azureRequestId: error.azureRequestId }),
  causes: causesOf(error),
});

const causesOf = (thrown: unknown): CauseLine[] => {
  const lines: CauseLine[] = [];
  let current: unknown = thrown;
  while (current instanceof Error && lines.length < DEPTH) {
    const code = codeOf(current);
    const at = /\n\s+at (.+)/.exec(current.stack ?? "")?.[1];
    lines.push({ name: current.name, ...(code && { code }), ...(at && { at }) });
    current = current.cause;
  }
  return lines;
};

const codeOf = (error: Error): string | undefined => {
  for (const key of ["errorNo", "code", "errorCode", "statusCode"] as const) {
    const value: unknown = Reflect.get(error, key);
    if (value) return String(value).slice(0, 80);
  }
  return undefined;
};
