import type { Clock } from "../clock.ts";
import type { Grants } from "../ports/grants.ts";
import type { Requests } from "../ports/requests.ts";
import { aboutGrant } from "./about-grants.ts";
import { aboutNewRequest, aboutRequest } from "./about-requests.ts";

interface Kept {
  readonly requests: Requests;
  readonly grants: Grants;
}

/**
 * Requests and grants that say with each move what is to be told of it, so that both commit together
 * and no use case can forget it.
 */
export const recordNotices = ({ requests, grants }: Kept, { now }: Pick<Clock, "now">): Kept => ({
  requests: {
    ...requests,
    add: (requester, judge) =>
      requests.add(requester, (past) =>
        judge(past).map((change) => ({ ...change, notices: aboutNewRequest(change.request) })),
      ),
    change: (id, move) =>
      requests.change(id, (before) => {
        const change = move(before);
        return { ...change, notices: aboutRequest(before, change.request) };
      }),
  },
  grants: {
    ...grants,
    change: (id, move) =>
      grants.change(id, (before) => {
        const change = move(before);
        return { ...change, notices: aboutGrant(before, change.grant, now()) };
      }),
    settle: (claim, settlement) => {
      const at = now();
      const notices = settlement.grants.flatMap((after) => {
        const before = claim.grants.find(({ id }) => id === after.id);
        return before ? aboutGrant(before, after, at) : [];
      });
      return grants.settle(claim, { ...settlement, notices });
    },
  },
});
