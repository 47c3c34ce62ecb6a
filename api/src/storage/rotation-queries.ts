import { sql } from "kysely";
import type { RotationFilter, RotationPlace } from "../ports/rotations.ts";
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
