import type { GrantRecord } from "../grants/grant.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import { BEFORE_THE_END } from "./about-grants.ts";
import type { NoticeType } from "./notice.ts";

/** What is known when a notice is about to be sent. */
export interface Situation {
  readonly type: NoticeType;
  readonly recipient: string;
  readonly request: AccessRequestRecord;
  readonly grant: GrantRecord | undefined;
  /** Object ids of those whom the rules ask at this moment. */
  readonly asked: readonly string[];
  /** Another grant goes on where this one ends. */
  readonly goesOn: boolean;
  readonly now: Date;
}

/**
 * Whether it is still so, and still for this person to know; or when it will be. What has changed
 * since is not told.
 */
export const worthSending = (situation: Situation): boolean | Date => {
  const { type, recipient, request, grant, asked, goesOn } = situation;
  switch (type) {
    case "to-review":
      return request.status === "pending" && asked.includes(recipient);
    case "break-glass":
    case "to-sign-off":
      return request.signedOff === undefined && asked.includes(recipient);
    case "approved":
    case "declined":
    case "lapsed":
      return request.requester.objectId === recipient;
    case "opened":
      return isOwn(situation) && grant?.status === "active";
    case "ending-soon":
      return isOwn(situation) && !goesOn && endsSoon(situation);
    case "ended":
      return isOwn(situation) && !goesOn;
    case "failed":
      return isOwn(situation);
  }
};

const isOwn = ({ grant, recipient }: Situation): boolean => grant?.holder.objectId === recipient;

/** Its end may have been put off since it was opened. */
const endsSoon = ({ grant, now }: Situation): boolean | Date => {
  if (grant?.status !== "active" || !grant.endsAt) return false;
  if (grant.endsAt.getTime() <= now.getTime()) return false;
  const dueAt = new Date(grant.endsAt.getTime() - BEFORE_THE_END);
  return dueAt.getTime() <= now.getTime() ? true : dueAt;
};
