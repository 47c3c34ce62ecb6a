import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import { requestEntry } from "./entries.ts";
import { findVisibleRequest } from "./find-visible-request.ts";
import { moved } from "./moves.ts";
import type { RequestPorts } from "./ports.ts";

/**
 * Takes one's own wish back while nobody has decided on it.
 * @throws ProblemError `not_found`, `not_allowed`, `state_changed`
 */
export const withdraw = async (
  ports: Pick<RequestPorts, "requests" | "rules" | "clock">,
  asker: Asker,
  id: string,
): Promise<AccessRequestRecord> => {
  const { requester } = await findVisibleRequest(ports, asker, id);
  if (requester.objectId !== asker.actor.objectId) {
    throw new ProblemError("not_allowed", { detail: "Only who asked can withdraw a request." });
  }
  return ports.requests.change(id, (request) => {
    const next = moved(request, "withdrawn", ports.clock.now());
    const entry = requestEntry("access-request-withdrawn", next, actorEntry(asker.actor));
    return { request: next, entries: [entry] };
  });
};
