import { type Event, events } from "@vault-tab/contract";
import { createParser } from "eventsource-parser";
import * as z from "zod/mini";
import type { Persona } from "./persona.ts";
import type { VaultTab } from "./vault-tab.ts";

export interface Listener {
  readonly heard: readonly Event[];
  /** The first event that is so, heard already or yet to come. */
  until(isIt: (event: Event) => boolean): Promise<Event>;
  /** Resolves when the service has ended the stream. */
  readonly ended: Promise<void>;
  stop(): void;
}

const EventName = z.enum([
  ...(["secrets-read", "secret-changed", "rotation-changed"] as const),
  ...(["rotation-plan-changed", "reset"] as const),
]);

const eventOf = (name: string | undefined, data: string): Event => {
  const type = EventName.parse(name);
  const told: unknown = JSON.parse(data);
  switch (type) {
    case "reset":
      return { type, data: events.reset.parse(told) };
    case "secrets-read":
      return { type, data: events["secrets-read"].parse(told) };
    case "rotation-changed":
      return { type, data: events["rotation-changed"].parse(told) };
    case "secret-changed":
      return { type, data: events["secret-changed"].parse(told) };
    case "rotation-plan-changed":
      return { type, data: events["rotation-plan-changed"].parse(told) };
  }
};

/** `GET /api/events` as the tab reads it. */
export const followEvents = async (
  vaultTab: { readonly product: Pick<VaultTab["product"], "origin"> },
  as: Persona | string,
  lastEventId?: string,
): Promise<Listener> => {
  const heard: Event[] = [];
  const waiting = new Set<(event: Event) => void>();
  const parser = createParser({
    onEvent: ({ event: name, data }) => {
      const event = eventOf(name, data);
      heard.push(event);
      for (const tell of waiting) tell(event);
    },
  });
  const aborting = new AbortController();
  const token = typeof as === "string" ? as : await as.ssoToken();
  const answer = await fetch(`${vaultTab.product.origin}/api/events`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId && { "last-event-id": lastEventId }),
    },
    signal: aborting.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`No stream: ${answer.status}`);
  const text = answer.body.pipeThrough(new TextDecoderStream());
  const read = async (): Promise<void> => {
    for await (const part of text) parser.feed(part);
  };
  const ended = read().catch((failure: unknown) => {
    if (!aborting.signal.aborted) throw failure;
  });
  return {
    heard,
    ended,
    until: (isIt) =>
      new Promise((resolve) => {
        const found = heard.find(isIt);
        if (found) resolve(found);
        else waiting.add((event) => isIt(event) && resolve(event));
      }),
    stop: () => aborting.abort(),
  };
};
