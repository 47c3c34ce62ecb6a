import { events, operations, type Event, type EventType } from "@vault-tab/contract";
import { createParser } from "eventsource-parser";
import type { TokenSource } from "../host/token-source.ts";
import { safeParse } from "./parsing.ts";

/** Tells of every event until the signal is given; comes back by itself whenever the line breaks. */
export type Follow = (onEvent: (event: Event) => void, signal: AbortSignal) => Promise<void>;

interface Surroundings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly tokens: Pick<TokenSource, "current">;
  /** Resolves after so many milliseconds, or when the signal is given. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** One reader for each type: a new one does not compile without. */
const readers: {
  readonly [Type in EventType]: (data: unknown) => Extract<Event, { type: Type }> | undefined;
} = {
  "secrets-read": (value) => {
    const { data } = safeParse(events["secrets-read"], value);
    return data && { type: "secrets-read", data };
  },
  "request-changed": (value) => {
    const { data } = safeParse(events["request-changed"], value);
    return data && { type: "request-changed", data };
  },
  "grant-changed": (value) => {
    const { data } = safeParse(events["grant-changed"], value);
    return data && { type: "grant-changed", data };
  },
  "rotation-changed": (value) => {
    const { data } = safeParse(events["rotation-changed"], value);
    return data && { type: "rotation-changed", data };
  },
  "secret-changed": (value) => {
    const { data } = safeParse(events["secret-changed"], value);
    return data && { type: "secret-changed", data };
  },
  "rotation-plan-changed": (value) => {
    const { data } = safeParse(events["rotation-plan-changed"], value);
    return data && { type: "rotation-plan-changed", data };
  },
  reset: () => ({ type: "reset", data: {} }),
};

const isEventType = (name: string | undefined): name is EventType =>
  name !== undefined && name in readers;

function readEvent(name: string | undefined, data: string): Event | undefined {
  if (!isEventType(name)) return undefined;
  const value: unknown = JSON.parse(data);
  return readers[name](value);
}

export function makeFollow({ fetch, tokens, pause }: Surroundings): Follow {
  return async (onEvent, signal) => {
    let lastEventId: string | undefined;
    let first = true;
    let wait = FIRST_PAUSE;

    const listen = async () => {
      const headers = {
        accept: "text/event-stream",
        authorization: `Bearer ${await tokens.current()}`,
        ...(lastEventId && { "last-event-id": lastEventId }),
      };
      const { ok, body } = await fetch(operations.streamEvents.path, { headers, signal });
      if (!ok || !body) return;
      wait = FIRST_PAUSE;
      // Without an id nobody can tell what happened while the line was broken.
      if (!first && lastEventId === undefined) onEvent({ type: "reset", data: {} });
      const parser = createParser({
        onEvent: ({ event: name, data, id }) => {
          lastEventId = id ?? lastEventId;
          const event = readEvent(name, data);
          if (event) onEvent(event);
        },
      });
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parser.feed(part.value);
      }
    };

    while (!signal.aborted) {
      // A line that breaks is no news to the person: their next request tells what is wrong.
      await listen().catch(() => undefined);
      first = false;
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
  };
}
