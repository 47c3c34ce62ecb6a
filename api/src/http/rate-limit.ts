import type { RequestHandler } from "express";
import type { Clock } from "../clock.ts";
import { ProblemError } from "../problem-error.ts";
import { allowance } from "./allowance.ts";
import { askerOf } from "./asker.ts";

/** So many requests a minute for each person; nobody's use slows anybody else. */
export const limitRate = (perMinute: number, clock: Clock): RequestHandler => {
  const takeOne = allowance(perMinute);
  return (_request, response, next) => {
    const { tenantId, objectId } = askerOf(response).actor;
    const retryAfter = takeOne(`${tenantId}/${objectId}`, clock.now().getTime());
    if (retryAfter > 0) throw new ProblemError("too_many_requests", { retryAfter });
    next();
  };
};
