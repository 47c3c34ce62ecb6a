import { isRestError } from "@azure/core-rest-pipeline";
import type { WriteOutcome } from "../ports/role-assignments.ts";

/** Milliseconds: ARM answers within a few seconds, or its answer is missing. */
const TIME_LIMIT = 20_000;

export const limited = () => ({ requestOptions: { timeout: TIME_LIMIT } });

/** A refusal is final for this try; no answer, or a failure of Azure's, leaves it open. */
export const outcomeOf = async (write: () => Promise<unknown>): Promise<WriteOutcome> => {
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
