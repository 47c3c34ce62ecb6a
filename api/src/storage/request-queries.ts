import { sql } from "kysely";
import type { RequestFilter, RequestPlace } from "../ports/requests.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { Past } from "../requests/objections.ts";
import type { Reading } from "./database.ts";
import { listGrants } from "./grant-queries.ts";
import { isBehind } from "./newest-first.ts";
import { requestOf } from "./request-record.ts";

/** Newest first. */
export const listRequests = async (
  reading: Reading,
  filter: RequestFilter,
  limit: number,
  before: RequestPlace | undefined,
): Promise<readonly AccessRequestRecord[]> => {
  let query = reading.selectFrom("access_requests").select("record");
  if (filter.requester) query = query.where("requester", "=", filter.requester);
  if (filter.statuses) query = query.where("status", "in", filter.statuses);
  if (filter.ids) query = query.where("id", "in", filter.ids);
  if (filter.breakGlassToSignOff) query = query.where("to_sign_off", "=", true);
  if (filter.decidedOn) {
    query = query.where(sql<boolean>`jsonb_array_length(record -> 'decisions') > 0`);
  }
  if (before) query = query.where(isBehind(before));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ record }) => requestOf(record));
};

/** Requests of the same person for one of the same secrets. */
export const countEarlier = async (
  reading: Reading,
  { id, requester, secrets, createdAt }: AccessRequestRecord,
): Promise<number> => {
  const named = secrets.map(({ vault, name }) => ({ vault, ...(name && { name }) }));
  const alike = named.map((one) => sql<boolean>`record -> 'secrets' @> ${JSON.stringify([one])}`);
  const row = await reading
    .selectFrom("access_requests")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("requester", "=", requester.objectId)
    .where("id", "<>", id)
    .where("created_at", "<=", createdAt)
    .where(({ or }) => or(alike))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};

/** So much of what somebody had is looked at: newest first. */
const SCANNED = 500;

/** Requests that are open in some way or were declined, and what was granted. */
export const readPast = async (reading: Reading, requester: string): Promise<Past> => {
  const rows = await reading
    .selectFrom("access_requests")
    .select("record")
    .where("requester", "=", requester)
    .where(({ eb, or }) =>
      or([eb("status", "in", ["pending", "declined"]), eb("to_sign_off", "=", true)]),
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(SCANNED)
    .execute();
  const grants = await listGrants(reading, { holder: requester }, SCANNED, undefined);
  return { requests: rows.map(({ record }) => requestOf(record)), grants };
};
