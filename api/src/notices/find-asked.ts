import type { RuleBook } from "../ports/rule-book.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import { undecided } from "../requests/decided.ts";
import type { NoticeType } from "./notice.ts";

/** Object ids of those to whom it is to be told because the rules ask them, at this moment. */
export const findAsked = async (
  rules: Pick<RuleBook, "peopleAsked" | "standings">,
  type: NoticeType,
  request: AccessRequestRecord,
): Promise<readonly string[]> => {
  const { quorums, named } = request.obligations;
  if (type === "to-review") {
    if (request.status !== "pending") return [];
    const standingOf = await rules.standings(quorums);
    return standingOf(undecided(request)).mayDecide.map(({ objectId }) => objectId);
  }
  if (type !== "break-glass" && type !== "to-sign-off") return [];
  const people = await rules.peopleAsked(named, request.requester.objectId);
  return people.map(({ objectId }) => objectId);
};
