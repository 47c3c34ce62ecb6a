import { sql } from "kysely";
import type { RequestFilter, RequestPlace } from "../ports/requests.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { Past } from "../requests/objections.ts";
import type { Reading } from "./database.ts";
import { listGrants } from "./grant-queries.ts";
import { isBehind } from "./newest-first.ts";
import { requestOf } from "./request-record.ts";
import { searchedWords } from "./searched-text.ts";

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
  for (const word of searchedWords(filter.search ?? "")) {
    query = query.where(sql<boolean>`strpos(searched, ${word}) > 0`);
  }
  if (before) query = query.where(isBehind(before));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ record }) => requestOf(record));
};

/** Whoever writes into the table can say `approved`; that people have decided is in the decisions. */
export const listUnfounded = async (
  reading: Reading,
  limit: number,
): Promise<readonly AccessRequestRecord[]> => {
  const { rows } = await sql<{ readonly record: unknown }>`
    SELECT record FROM access_requests
    WHERE 'approved' IN (status, record ->> 'status') AND NOT (record ->> 'breakGlass')::boolean AND (
      SELECT count(DISTINCT decision #>> '{by,objectId}')
      FROM jsonb_array_elements(record -> 'decisions') AS decision
      WHERE decision ->> 'decision' = 'approve'
    ) < (
      SELECT coalesce(sum((quorum ->> 'approvals')::integer), 0)
      FROM jsonb_array_elements(record #> '{obligations,quorums}') AS quorum
    )
    ORDER BY created_at DESC LIMIT ${limit}`.execute(reading);
  return rows.map(({ record }) => requestOf(record));
};

interface Counted {
  readonly id: string;
  readonly earlier: string;
}

/**
 * Requests of the same person for one of the same secrets, before each of these. All at once: of
 * somebody who has asked thousands of times, to look through all for each takes seconds.
 */
export const countEarlier = async (
  reading: Reading,
  requests: readonly AccessRequestRecord[],
): Promise<ReadonlyMap<string, number>> => {
  if (requests.length === 0) return new Map();
  const people = new Set(requests.map(({ requester }) => requester.objectId));
  const { rows } = await sql<Counted>`
    WITH asked AS (
      SELECT id, requester, created_at, secret ->> 'vault' AS vault, secret ->> 'name' AS name
      FROM access_requests, jsonb_array_elements(record -> 'secrets') AS secret
      WHERE requester IN (${sql.join([...people])})
    )
    SELECT now.id, count(DISTINCT before.id)::text AS earlier
    FROM asked AS now JOIN asked AS before
      ON before.requester = now.requester AND before.vault = now.vault
      AND (now.name IS NULL OR before.name = now.name)
      AND before.id <> now.id AND before.created_at <= now.created_at
    WHERE now.id IN (${sql.join(requests.map(({ id }) => id))})
    GROUP BY now.id`.execute(reading);
  return new Map(rows.map(({ id, earlier }) => [id, Number(earlier)]));
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
