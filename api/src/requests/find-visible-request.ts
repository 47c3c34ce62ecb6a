import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { isOverseer } from "../identity/overseer.ts";
import type { RequestPorts } from "./ports.ts";

type Ports = Pick<RequestPorts, "requests" | "rules">;

/**
 * A request that this person may see: their own, one on which the rules ask them, or any for admins
 * and auditors.
 * @throws ProblemError `not_found`, alike for what does not exist and what they may not see
 */
export const findVisibleRequest = async (
  ports: Ports,
  asker: Asker,
  id: string,
): Promise<AccessRequestRecord> => {
  const request = await ports.requests.find(id);
  if (!request || !(await maySee(ports, asker, request))) throw new ProblemError("not_found");
  return request;
};

export const maySee = async (
  { rules }: Pick<Ports, "rules">,
  { actor }: Asker,
  request: AccessRequestRecord,
): Promise<boolean> => {
  if (request.requester.objectId === actor.objectId || isOverseer(actor)) return true;
  if (actor.kind === "agent") return false;
  const { quorums, named } = request.obligations;
  const asked = await rules.peopleAsked([...quorums, ...named], request.requester.objectId);
  return asked.some(({ objectId }) => objectId === actor.objectId);
};
