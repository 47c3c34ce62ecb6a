import type { Event } from "@vault-tab/contract";
import type { Effort } from "../grants/effort.ts";
import type { GrantRecord } from "../grants/grant.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { Work } from "./database.ts";
import { searchedText } from "./searched-text.ts";

const requestRow = (request: AccessRequestRecord) => ({
  id: request.id,
  requester: request.requester.objectId,
  status: request.status,
  wish: request.wishKey,
  created_at: request.createdAt,
  lapses_at: request.lapsesAt,
  to_sign_off: request.breakGlass && request.signedOff === undefined,
  searched: searchedText(request),
  record: JSON.stringify(request),
});

const grantRow = (grant: GrantRecord) => ({
  id: grant.id,
  request: grant.requestId,
  holder: grant.holder.objectId,
  assignment: grant.assignment,
  status: grant.status,
  created_at: grant.createdAt,
  due_at: grant.dueAt ?? null,
  alarmed: grant.alarmSince !== undefined,
  record: JSON.stringify(grant),
});

export const insertRequest = async (work: Work, request: AccessRequestRecord): Promise<void> => {
  await work.insertInto("access_requests").values(requestRow(request)).execute();
};

export const updateRequest = async (work: Work, request: AccessRequestRecord): Promise<void> => {
  const { id, ...row } = requestRow(request);
  await work.updateTable("access_requests").set(row).where("id", "=", id).execute();
};

const noEffort: Effort = { attempts: 0 };

/** The assignment of a grant is entered with the first grant that needs it. */
export const insertGrants = async (work: Work, grants: readonly GrantRecord[]): Promise<void> => {
  for (const grant of grants) {
    await work
      .insertInto("assignments")
      .values({
        name: grant.assignment,
        target: JSON.stringify(grant.target),
        effort: JSON.stringify(noEffort),
      })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute();
    await work.insertInto("grants").values(grantRow(grant)).execute();
  }
};

export const updateGrant = async (work: Work, grant: GrantRecord): Promise<void> => {
  const { id, ...row } = grantRow(grant);
  await work.updateTable("grants").set(row).where("id", "=", id).execute();
};

export const requestChanged = ({ id }: AccessRequestRecord): Event => ({
  type: "request-changed",
  data: { request: id },
});

export const grantChanged = ({ id, requestId }: GrantRecord): Event => ({
  type: "grant-changed",
  data: { grant: id, request: requestId },
});
