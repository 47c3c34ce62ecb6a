import type { EntryActor } from "../audit/new-entry.ts";
import type { Actor } from "./actor.ts";

/** Who acts, as the log says it. */
export const actorEntry = (actor: Actor): EntryActor => ({
  kind: actor.kind,
  id: actor.objectId,
  tenant: actor.tenantId,
  name: actor.name,
});
