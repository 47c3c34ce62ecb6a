import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { ProblemError } from "../problem-error.ts";
import { askerOf } from "./asker.ts";

const WINDOW = 60_000;

/** So many requests a minute for each person; nobody's use slows anybody else. */
export const limitRate = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: WINDOW,
    limit: perMinute,
    // Who is refused is told how long to wait; counting down to everybody else costs more than the rest.
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    keyGenerator: (_request, response) => {
      const { tenantId, objectId } = askerOf(response).actor;
      return `${tenantId}/${objectId}`;
    },
    handler: (_request, _response, next) => {
      next(new ProblemError("too_many_requests", { retryAfter: WINDOW / 1000 }));
    },
  });
