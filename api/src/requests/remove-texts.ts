import type { Erased } from "@vault-tab/contract";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { Erasure } from "../ports/text-eraser.ts";
import { ProblemError } from "../problem-error.ts";
import type { RequestPorts } from "./ports.ts";
import { withoutTexts } from "./without-texts.ts";

type Ports = Pick<RequestPorts, "texts" | "requests" | "signIn" | "clock">;

/**
 * Erases all that was written on one request: reason, ticket, comments.
 * @throws ProblemError `not_allowed`, `not_found`, `state_changed` where nothing is left, and what
 * signing in anew may answer
 */
export const removeTextsOfRequest = async (
  ports: Ports,
  asker: Asker,
  id: string,
): Promise<Erased> => {
  refuseOthers(asker);
  if (!(await ports.requests.find(id))) throw new ProblemError("not_found");
  await ports.signIn.confirm(asker);
  return told(await ports.texts.ofRequest(id, erasureBy(ports, asker)));
};

/**
 * Erases what was written in one entry of the log; where it speaks of a request, all of that.
 * @throws ProblemError as of a request
 */
export const removeTextsOfEntry = async (
  ports: Ports,
  asker: Asker,
  sequence: number,
): Promise<Erased> => {
  refuseOthers(asker);
  await ports.signIn.confirm(asker);
  return told(await ports.texts.ofEntry(sequence, erasureBy(ports, asker)));
};

const refuseOthers = ({ actor }: Asker): void => {
  if (actor.kind === "person" && actor.roles.includes("Vault.Admin")) return;
  throw new ProblemError("not_allowed", { detail: "Only admins erase what people wrote." });
};

const erasureBy = ({ clock }: Ports, { actor }: Asker): Erasure => {
  const by = { objectId: actor.objectId, name: actor.name };
  return {
    actor: actorEntry(actor),
    blank: (request) => withoutTexts(request, by, clock.now()),
  };
};

const told = (erased: number): Erased => {
  if (erased > 0) return { erased };
  throw new ProblemError("state_changed", { detail: "There is no text left to erase." });
};
