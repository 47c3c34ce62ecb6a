import { sql } from "kysely";
import type { RotationFilter, RotationPlace, UsedUp } from "../ports/rotations.ts";
import type { RotationRecord, RotationTarget } from "../rotation/rotation.ts";
import type { Reading } from "./database.ts";
import { isBehind } from "./newest-first.ts";
import { rotationOf } from "./rotation-record.ts";

/** Names of Key Vault know no case. */
export const isTarget = ({ vault, kind, name }: RotationTarget) =>
  sql<boolean>`vault = ${vault} AND kind = ${kind} AND lower(name) = lower(${name})`;

/** Newest first. */
export const listRotations = async (
  reading: Reading,
  filter: RotationFilter,
  limit: number,
  before: RotationPlace | undefined,
): Promise<readonly RotationRecord[]> => {
  const { visible, name } = filter;
  let query = reading.selectFrom("rotations").select("record");
  if (visible) {
    query = query.where(({ or, and, eb }) =>
      or([
        eb("started_by", "=", visible.startedBy),
        ...visible.places.map(({ vault, kind }) =>
          and([eb("vault", "=", vault), eb("kind", "=", kind)]),
        ),
      ]),
    );
  }
  if (filter.vaults) query = query.where("vault", "in", filter.vaults);
  if (name !== undefined) query = query.where(sql<boolean>`lower(name) = lower(${name})`);
  if (filter.kind) query = query.where("kind", "=", filter.kind);
  if (filter.statuses) query = query.where("status", "in", filter.statuses);
  if (filter.retirements) query = query.where("retirement", "in", filter.retirements);
  if (before) query = query.where(isBehind(before));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ record }) => rotationOf(record));
};

/** The one of this secret that is not over. */
export const findRunning = async (
  reading: Reading,
  target: RotationTarget,
): Promise<RotationRecord | undefined> => {
  const row = await reading
    .selectFrom("rotations")
    .select("record")
    .where(isTarget(target))
    .where("status", "in", ["queued", "running", "verifying"])
    .executeTakeFirst();
  return row && rotationOf(row.record);
};

/** One that failed or was cancelled has not replaced anything. */
export const listUsedUp = async (reading: Reading, since: Date): Promise<readonly UsedUp[]> => {
  const { rows } = await sql<{ grant: string; vault: string; name: string }>`
    SELECT DISTINCT g.id AS "grant", g.record #>> '{target,vault}' AS vault,
      g.record #>> '{target,secret}' AS name
    FROM reads r
    JOIN grants g ON g.id = r.grant_id AND g.status = 'ended'
    JOIN access_requests a ON a.id = g.request
      AND a.record #>> '{obligations,rotateAfterUse}' = 'true'
    WHERE r.created_at >= ${since} AND NOT EXISTS (
      SELECT 1 FROM rotations o
      WHERE o.vault = g.record #>> '{target,vault}' AND o.kind = 'secret'
        AND lower(o.name) = lower(g.record #>> '{target,secret}')
        AND o.created_at > r.created_at AND o.status NOT IN ('failed', 'cancelled'))`.execute(
    reading,
  );
  return rows.map((row) => ({ ...row, kind: "secret" }));
};
