import type { SignOff } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import { requestEntry } from "./entries.ts";
import { findVisibleRequest } from "./find-visible-request.ts";
import { lookIntoText } from "./look-into-text.ts";
import type { RequestPorts } from "./ports.ts";
import { maySignOff } from "./standing-actions.ts";

/**
 * Another person confirms that they have looked at a break-glass access.
 * @throws ProblemError `not_found`, `not_allowed`, `state_changed`, `secret_in_text`
 */
export const reviewBreakGlass = async (
  ports: RequestPorts,
  asker: Asker,
  id: string,
  { comment }: SignOff,
): Promise<AccessRequestRecord> => {
  await lookIntoText(ports.inspector, { comment });
  const seen = await findVisibleRequest(ports, asker, id);
  await ports.signIn.confirm(asker);
  const asked = await ports.rules.peopleAsked(seen.obligations.named, seen.requester.objectId);
  return ports.requests.change(id, (request) => {
    const allowed = maySignOff(request, asker.actor, asked);
    if (!allowed.allowed) {
      const code = request.signedOff || !request.breakGlass ? "state_changed" : "not_allowed";
      throw new ProblemError(code, { detail: allowed.reason });
    }
    const { objectId, name } = asker.actor;
    const next = { ...request, signedOff: { by: { objectId, name }, at: ports.clock.now() } };
    const entry = requestEntry("break-glass-signed-off", next, actorEntry(asker.actor), {
      texts: { comment },
    });
    return { request: next, entries: [entry] };
  });
};
