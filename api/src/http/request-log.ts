import type { RequestHandler } from "express";
import { type Logger, pino } from "pino";
import type { Clock } from "../clock.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";
import { actorOn } from "./asker.ts";
import { failureOf } from "./failure.ts";
import { requestIdOf } from "./request-id.ts";
import { routeOf } from "./route-of.ts";
import "./request-state.ts";

/** A write for each line would cost a tenth of a request; a line is out after this many milliseconds. */
const FLUSH_EVERY = 250;

export const createLog = (level: string): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ sync: false, minLength: 8192, periodicFlush: FLUSH_EVERY }),
  );

export const upstreamLog = (log: Logger): UpstreamLog => ({
  failed: (problem, about) => log.warn({ ...about, ...failureOf(problem) }, "azure failed"),
});

/**
 * One line a request, from a list of fields: route pattern instead of address, object id instead of
 * name. Query, headers and bodies are never looked at, so nothing of them can leak.
 */
export const logRequest =
  (log: Logger, clock: Clock): RequestHandler =>
  (request, response, next) => {
    const begun = clock.now().getTime();
    response.on("close", () => {
      const actor = actorOn(response);
      log.info(
        {
          requestId: requestIdOf(response),
          traceId: response.locals.traceId,
          method: request.method,
          route: routeOf(request.route),
          status: response.statusCode,
          code: response.locals.code,
          ms: clock.now().getTime() - begun,
          aborted: !response.writableFinished,
          ...(actor && { actor: actor.objectId, actorKind: actor.kind }),
        },
        "request",
      );
    });
    next();
  };
