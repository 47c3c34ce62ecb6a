import type { RequestHandler } from "express";
import type { Tracing } from "../ports/tracing.ts";
import { routeOf } from "./route-of.ts";
import "./request-state.ts";

/**
 * One trace a request, whatever a caller says of traces: who could choose the id could hide in another
 * request's trace. The log line carries it; a reply has its request id.
 */
export const traceRequest =
  (tracing: Pick<Tracing, "begin">): RequestHandler =>
  (request, response, next) => {
    const trace = tracing.begin();
    response.locals.traceId = trace.traceId;
    response.on("close", () => {
      const { method, route: matched } = request;
      const { statusCode: status, locals } = response;
      trace.end({ method, route: routeOf(matched), status, code: locals.code });
    });
    trace.run(next);
  };
