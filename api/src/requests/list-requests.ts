import type { AccessRequests, AccessRequestsQuery } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { RequestFilter, RequestPlace } from "../ports/requests.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { undecided } from "./decided.ts";
import { lookAround } from "./look-around.ts";
import { isOverseer } from "../identity/overseer.ts";
import { placeAfter, placeOf } from "./place.ts";
import type { RequestPorts } from "./ports.ts";
import { mayJudge, maySignOff } from "./standing-actions.ts";

const PAGE = 50;
const BATCH = 200;

/**
 * A page of requests, newest first.
 * @throws ProblemError `not_allowed` for what is of everybody, `invalid_input` for a cursor of another list
 */
export const listRequests = async (
  ports: RequestPorts,
  asker: Asker,
  query: AccessRequestsQuery,
): Promise<AccessRequests> => {
  const { view = "mine", limit = PAGE, cursor } = query;
  const ofEverybody = view === "all" || view === "to-sign-off";
  if (ofEverybody && !isOverseer(asker.actor)) {
    throw new ProblemError("not_allowed", { detail: "All requests are for admins and auditors." });
  }
  const wanted: AccessRequestRecord[] = [];
  let place = cursor === undefined ? undefined : placeOf(cursor);
  for (;;) {
    const batch = await ports.requests.list(filterOf(asker, query), BATCH, place);
    for (const request of batch) {
      if (!(await isWanted(ports, asker, query, request))) continue;
      wanted.push(request);
      if (wanted.length > limit) return page(ports, asker, wanted.slice(0, limit), true);
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return page(ports, asker, wanted, false);
    place = { createdAt: last.createdAt, id: last.id } satisfies RequestPlace;
  }
};

const page = async (
  ports: RequestPorts,
  asker: Asker,
  records: readonly AccessRequestRecord[],
  more: boolean,
): Promise<AccessRequests> => {
  const last = records.at(-1);
  return {
    items: await lookAround(ports, asker, records),
    ...(more && last && { nextCursor: placeAfter(last) }),
    complete: true,
  };
};

const filterOf = (
  { actor }: Asker,
  { view = "mine", status, q }: AccessRequestsQuery,
): RequestFilter => ({
  ...(view === "mine" && { requester: actor.objectId }),
  ...(status && status.length > 0 && { statuses: status }),
  ...(q && { search: q }),
  ...(view === "to-sign-off" && { breakGlassToSignOff: true }),
  ...(view === "to-review" && !status && { statuses: ["pending", "approved"] }),
});

const isWanted = async (
  { rules }: RequestPorts,
  { actor }: Asker,
  { view = "mine" }: AccessRequestsQuery,
  request: AccessRequestRecord,
): Promise<boolean> => {
  if (view !== "to-review") return true;
  const { quorums, named } = request.obligations;
  if (request.status === "pending") {
    const standing = (await rules.standings(quorums))(undecided(request));
    return mayJudge(request, actor, standing).allowed;
  }
  if (!request.breakGlass || request.signedOff) return false;
  const asked = await rules.peopleAsked(named, request.requester.objectId);
  return maySignOff(request, actor, asked).allowed;
};
