import type { Actor } from "../identity/actor.ts";

/** On whose behalf Azure is asked, and the id that is sent along. */
export interface Asker {
  readonly actor: Actor;
  readonly requestId: string;
}
