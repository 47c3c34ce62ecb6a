import type { AccessRequest, PersonRef } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";
import { type Allowance, no, yes } from "../identity/allowance.ts";
import type { Standing } from "../rules/standing.ts";
import type { AccessRequestRecord } from "./access-request.ts";

type Viewer = Pick<Actor, "kind" | "objectId">;

/** Whether this person's decision is what is asked for; the same for an approval and a decline. */
export const mayJudge = (
  request: AccessRequestRecord,
  viewer: Viewer,
  standing: Standing,
): Allowance => {
  if (viewer.kind === "agent") return no("A program never decides.");
  if (request.requester.objectId === viewer.objectId)
    return no("Nobody decides on their own request.");
  if (request.status !== "pending") return no("It is decided already.");
  if (request.decisions.some(({ by }) => by.objectId === viewer.objectId)) {
    return no("You have decided on this already.");
  }
  return standing.mayDecide.some(({ objectId }) => objectId === viewer.objectId)
    ? yes
    : no("The rule asks other people.");
};

export const maySignOff = (
  request: AccessRequestRecord,
  viewer: Viewer,
  asked: readonly PersonRef[],
): Allowance => {
  if (!request.breakGlass) return no("This was not a break-glass access.");
  if (request.signedOff) return no("It has been signed off already.");
  if (viewer.kind === "agent") return no("A program never decides.");
  if (request.requester.objectId === viewer.objectId) {
    return no("Another person has to look at it.");
  }
  return asked.some(({ objectId }) => objectId === viewer.objectId)
    ? yes
    : no("The rule asks other people.");
};

const mayWithdraw = (request: AccessRequestRecord, viewer: Viewer): Allowance => {
  if (request.requester.objectId !== viewer.objectId) return no("Only who asked can withdraw it.");
  return request.status === "pending" ? yes : no("It is decided already.");
};

const mayAskAgain = (request: AccessRequestRecord, viewer: Viewer): Allowance => {
  if (request.requester.objectId !== viewer.objectId) return no("Only who asked can ask again.");
  return request.status === "pending" ? no("It is still to be decided.") : yes;
};

/** What a viewer may do with a request, by what also guards the operations. */
export const actionsOf = (
  request: AccessRequestRecord,
  viewer: Viewer,
  standing: Standing,
  asked: readonly PersonRef[],
): AccessRequest["actions"] => {
  const judging = mayJudge(request, viewer, standing);
  return [
    { name: "approve", ...judging },
    { name: "decline", ...judging },
    { name: "withdraw", ...mayWithdraw(request, viewer) },
    { name: "sign-off", ...maySignOff(request, viewer, asked) },
    { name: "ask-again", ...mayAskAgain(request, viewer) },
  ];
};
