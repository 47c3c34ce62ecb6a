import type { Event } from "@vault-tab/contract";
import type { EventLog } from "../../ports/event-log.ts";

/** How many events somebody may miss and still go on where they were. */
const KEPT = 1_000;

interface Kept {
  readonly id: number;
  /** None where this version of the service does not know what was told. */
  readonly event: Event | undefined;
}

/** The newest events of the table, and those who follow them. Ids are the table's own. */
export const keepEvents = () => {
  const kept: Kept[] = [];
  const listeners = new Set<(event: Event, id: string) => void>();
  let last = 0;
  const follow: EventLog["follow"] = (lastEventId, receive) => {
    if (lastEventId !== undefined) {
      const from = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
      const known = from !== undefined && from <= last && from >= (kept[0]?.id ?? last + 1) - 1;
      if (!known) receive({ type: "reset", data: {} }, String(last));
      else for (const { id, event } of kept) if (event && id > from) receive(event, String(id));
    }
    listeners.add(receive);
    return () => listeners.delete(receive);
  };
  return {
    last: () => last,
    follow,
    add: (one: Kept): void => {
      last = one.id;
      kept.push(one);
      if (kept.length > KEPT) kept.shift();
      if (!one.event) return;
      for (const receive of listeners) receive(one.event, String(one.id));
    },
  };
};
