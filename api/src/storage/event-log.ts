import type { Event } from "@vault-tab/contract";
import type { EventLog } from "../ports/event-log.ts";

/** How many events somebody may miss and still go on where they were. */
const KEPT = 1_000;

type Kept = { readonly number: number; readonly event: Event };

/**
 * Events of this process. An id is the process's own mark and a number, so that an id of another
 * process, or of this one before it was started anew, is known for what it is.
 */
export const createEventLog = (mark: string): EventLog => {
  const kept: Kept[] = [];
  const listeners = new Set<(event: Event, id: string) => void>();
  let last = 0;
  const idOf = (number: number): string => `${mark}.${number}`;
  return {
    publish: (event) => {
      last += 1;
      kept.push({ number: last, event });
      if (kept.length > KEPT) kept.shift();
      for (const receive of listeners) receive(event, idOf(last));
    },
    follow: (lastEventId, receive) => {
      if (lastEventId !== undefined) {
        const [from, number] = split(lastEventId);
        const oldest = kept[0]?.number ?? last + 1;
        const missed = from !== mark || !Number.isInteger(number) || number + 1 < oldest;
        if (missed) receive({ type: "reset", data: {} }, idOf(last));
        else for (const one of kept) if (one.number > number) receive(one.event, idOf(one.number));
      }
      listeners.add(receive);
      return () => listeners.delete(receive);
    },
  };
};

const split = (id: string): [string, number] => {
  const dot = id.lastIndexOf(".");
  return [id.slice(0, dot), Number(id.slice(dot + 1))];
};
