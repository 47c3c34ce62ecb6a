import type { Event } from "@vault-tab/contract";
import type { Request, Response } from "express";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { EventLog } from "../ports/event-log.ts";
import { beginReply } from "./reply.ts";

export interface EventStreamOptions {
  readonly events: EventLog;
  readonly clock: Clock;
  /** Asked for each event when it is sent. */
  readonly mayFollow: (asker: Asker, event: Event) => Promise<boolean>;
}

/** Proxies close what is silent: Container Apps' ingress after 240 s. */
const HEARTBEAT = 25_000;
/** A reader that is this far behind, in bytes, is let go; it comes back with its last id. */
const BACKLOG = 256 * 1024;
const LONGEST = 2 ** 31 - 1;

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), read with
 * `fetch` so that the token stays in a header. The stream ends with the token that opened it.
 */
export const streamEvents = (
  { events, clock, mayFollow }: EventStreamOptions,
  asker: Asker,
  request: Request,
  response: Response,
): void => {
  const more = { "x-accel-buffering": "no" };
  beginReply(response, { status: 200, type: "text/event-stream", more });
  response.write("retry: 2000\n\n");
  let sending = Promise.resolve();
  const send = async (event: Event, id: string): Promise<void> => {
    if (response.writableEnded || !(await mayFollow(asker, event))) return;
    response.write(`event: ${event.type}\nid: ${id}\ndata: ${JSON.stringify(event.data)}\n\n`);
    if (response.writableLength > BACKLOG) response.end();
  };
  const stop = events.follow(request.get("last-event-id"), (event, id) => {
    // One after the other, in their order; a person whose sign-in fails is let go.
    sending = sending.then(() => send(event, id)).catch(() => void response.end());
  });
  const heartbeat = setInterval(() => response.write(": here\n\n"), HEARTBEAT);
  const left = asker.actor.tokenExpiresAt.getTime() - clock.now().getTime();
  const tokenEnd = setTimeout(() => response.end(), Math.min(Math.max(left, 0), LONGEST));
  response.on("close", () => {
    stop();
    clearInterval(heartbeat);
    clearTimeout(tokenEnd);
  });
};
