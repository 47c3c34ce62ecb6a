import type { Event } from "@vault-tab/contract";

/** What happened, for whoever is connected. */
export interface EventLog {
  publish(event: Event): void;
  /** All behind the event with this id, then what comes; `reset` first where some were missed. */
  follow(lastEventId: string | undefined, receive: (event: Event, id: string) => void): () => void;
}
