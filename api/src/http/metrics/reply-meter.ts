import type { RequestHandler } from "express";
import { Counter, Histogram, type Registry } from "prom-client";
import { routeOf } from "../route-of.ts";
import "../request-state.ts";

const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What was answered, by operation; a stream of events counts when it ends. */
export const replyMeter = (registry: Registry): RequestHandler => {
  const registers = [registry];
  const replies = new Counter({
    name: "vault_tab_replies_total",
    help: "Replies by operation and status.",
    labelNames: ["route", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "vault_tab_reply_seconds",
    help: "How long people waited.",
    buckets: BUCKETS,
    registers,
  });
  return (request, response, next) => {
    const begunAt = performance.now();
    response.on("finish", () => {
      const route = routeOf(request.route);
      replies.inc({ route, status: response.statusCode });
      if (route !== "/api/events") seconds.observe((performance.now() - begunAt) / 1000);
    });
    next();
  };
};
