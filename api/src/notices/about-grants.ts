import type { GrantRecord } from "../grants/grant.ts";
import type { NewNotice, NoticeType } from "./notice.ts";

const MINUTE = 60_000;
/** So long before its end the holder is told. */
export const BEFORE_THE_END = 10 * MINUTE;
/** Shorter ones end too soon after they began to speak of it in between. */
const SHORTEST_TOLD = 20 * MINUTE;

/** What a move of a grant is to tell its holder, and, after a broken glass, those who look at it. */
export const aboutGrant = (
  before: GrantRecord,
  after: GrantRecord,
  now: Date,
): readonly NewNotice[] => {
  if (before.status === after.status) return [];
  switch (after.status) {
    case "active":
      return [toHolder("opened", after, now), ...endingSoon(after)];
    case "failed":
      return [toHolder("failed", after, now), ...toSignOff(after, now)];
    case "ended":
      return [...ended(after, now), ...toSignOff(after, now)];
    case "scheduled":
    case "provisioning":
    case "ending":
      return [];
  }
};

const toHolder = (type: NoticeType, { id, requestId, holder }: GrantRecord, dueAt: Date) => ({
  type,
  request: requestId,
  grant: id,
  recipient: holder.objectId,
  dueAt,
});

const endingSoon = (grant: GrantRecord): readonly NewNotice[] => {
  const { startedAt, endsAt } = grant;
  if (!startedAt || !endsAt) return [];
  if (endsAt.getTime() - startedAt.getTime() < SHORTEST_TOLD) return [];
  const dueAt = new Date(endsAt.getTime() - BEFORE_THE_END);
  return [toHolder("ending-soon", grant, dueAt)];
};

/** Nobody is told of what they have just done themselves. */
const ended = (grant: GrantRecord, now: Date): readonly NewNotice[] =>
  grant.endedBy?.objectId === grant.holder.objectId ? [] : [toHolder("ended", grant, now)];

const toSignOff = ({ breakGlass, requestId }: GrantRecord, now: Date): readonly NewNotice[] =>
  breakGlass ? [{ type: "to-sign-off", request: requestId, dueAt: now }] : [];
