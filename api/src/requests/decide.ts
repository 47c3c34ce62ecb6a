import { millisecondsOf, type NewDecision } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { grantsOf } from "../grants/grants-of-request.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { decided, undecided } from "./decided.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import { requestEntry } from "./entries.ts";
import { findVisibleRequest } from "./find-visible-request.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { lookIntoText } from "./look-into-text.ts";
import { namingOf } from "./naming.ts";
import type { RequestPorts } from "./ports.ts";

type Ports = Pick<
  RequestPorts,
  "requests" | "rules" | "vaults" | "assignments" | "signIn" | "inspector" | "ids" | "clock"
>;

/**
 * One approver's decision. The row is locked while it is judged, with the people of this moment:
 * of two decisions at once the second meets what the first has made of the request.
 * @throws ProblemError `not_found`, `not_allowed`, `state_changed`, `invalid_input`,
 * `secret_in_text`, and what signing in anew may answer
 */
export const decide = async (
  ports: Ports,
  asker: Asker,
  id: string,
  decision: NewDecision,
): Promise<AccessRequestRecord> => {
  const { actor } = asker;
  if (decision.decision === "decline" && !decision.comment?.trim()) {
    throw new ProblemError("invalid_input", {
      detail: "Say why you decline, so that the person knows what to do.",
      errors: [{ field: "comment", message: "Needed to decline" }],
    });
  }
  await lookIntoText(ports.inspector, { comment: decision.comment });
  const seen = await findVisibleRequest(ports, asker, id);
  await ports.signIn.confirm(asker);
  const found = await findSecretsAsked(ports.vaults, seen.secrets);
  const permission = await ports.rules.mayDecide(actor, {
    ...undecided(seen),
    secrets: found.wished,
  });
  if (!permission.permitted) {
    throw new ProblemError("not_allowed", { detail: permission.refusal.reason });
  }
  const standing = await ports.rules.standings(seen.obligations.quorums);
  return ports.requests.change(id, (request) => {
    const now = ports.clock.now();
    const by = { objectId: actor.objectId, name: actor.name };
    const next = decided(request, { ...decisionOf(decision), by }, standing, now);
    const entry = requestEntry("access-request-decided", next, actorEntry(actor), {
      data: { decision: decision.decision, version: decision.version },
      texts: { comment: decision.comment },
    });
    const naming = namingOf(ports, found.vaults);
    const grants = next.status === "approved" ? grantsOf(next, naming, now) : [];
    return { request: next, grants, entries: [entry] };
  });
};

const decisionOf = ({ decision, version, comment, duration }: NewDecision) => ({
  decision,
  version,
  ...(comment !== undefined && { comment }),
  ...(duration !== undefined && { durationMs: millisecondsOf(duration) }),
});
