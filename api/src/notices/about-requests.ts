import type { AccessRequestStatus } from "@vault-tab/contract";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { NewNotice, NoticeType } from "./notice.ts";

/** Whoever withdraws knows of it, and what is no longer pending is no longer announced. */
const decided: Partial<Record<AccessRequestStatus, NoticeType>> = {
  approved: "approved",
  declined: "declined",
  lapsed: "lapsed",
};

/** What a new request is to tell whom. What needs nobody's approval tells its requester when it opens. */
export const aboutNewRequest = ({
  id,
  status,
  breakGlass,
  createdAt,
}: AccessRequestRecord): readonly NewNotice[] => {
  if (breakGlass) return [{ type: "break-glass", request: id, dueAt: createdAt }];
  return status === "pending" ? [{ type: "to-review", request: id, dueAt: createdAt }] : [];
};

/** What a move of a request is to tell the one who asked. */
export const aboutRequest = (
  before: AccessRequestRecord,
  { id, status, requester, decidedAt }: AccessRequestRecord,
): readonly NewNotice[] => {
  const type = decided[status];
  if (before.status === status || !type || !decidedAt) return [];
  return [{ type, request: id, recipient: requester.objectId, dueAt: decidedAt }];
};
