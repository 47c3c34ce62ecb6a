import * as z from "zod/mini";
import { events } from "../events.ts";
import { anybody, Nothing, type Operation } from "../operation.ts";

export const eventsOperations = {
  streamEvents: {
    method: "get",
    path: "/api/events",
    summary: "What changed, told as it happens; goes on behind Last-Event-ID",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: z.union(Object.values(events)),
    mediaType: "text/event-stream",
    problems: anybody,
  },
} as const satisfies Record<string, Operation>;
