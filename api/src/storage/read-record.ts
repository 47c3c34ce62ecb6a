import type { Selectable } from "kysely";
import * as z from "zod/mini";
import type { KeptRead } from "../audit/kept-read.ts";
import type { ReadLogProgress } from "../audit/log-standing.ts";
import { StoredInstant } from "./instant.ts";
import type { ReadLogTable, ReadsTable } from "./read-tables.ts";

export const readOf = (row: Selectable<ReadsTable>): KeptRead => ({
  id: row.id,
  at: row.created_at,
  arrivedAt: row.arrived_at,
  vault: row.vault,
  name: row.secret,
  version: row.version ?? undefined,
  reader: { objectId: row.reader, name: row.reader_name, kind: row.reader_kind },
  client: row.client ?? undefined,
  address: row.address ?? undefined,
  basis: row.basis,
  grant: row.grant_id ?? undefined,
  because: row.because ?? undefined,
  nearest: row.nearest ?? undefined,
});

/** Named as the columns: many at once go in as one JSON, which is read by those names. */
export const readRow = (read: KeptRead) => ({
  id: read.id,
  created_at: read.at,
  arrived_at: read.arrivedAt,
  vault: read.vault,
  secret: read.name,
  version: read.version,
  reader: read.reader.objectId,
  reader_name: read.reader.name,
  reader_kind: read.reader.kind,
  client: read.client,
  address: read.address,
  basis: read.basis,
  grant_id: read.grant,
  because: read.because,
  nearest: read.nearest,
});

const Heartbeats = z.record(z.string(), StoredInstant);

export const progressOf = (
  row: Pick<Selectable<ReadLogTable>, "arrived_to" | "asked_at" | "heartbeats" | "trouble">,
): ReadLogProgress => ({
  arrivedTo: row.arrived_to ?? undefined,
  askedAt: row.asked_at ?? undefined,
  heartbeats: Heartbeats.parse(row.heartbeats),
  trouble: row.trouble ?? undefined,
});

export const noProgress: ReadLogProgress = {
  arrivedTo: undefined,
  askedAt: undefined,
  heartbeats: {},
  trouble: undefined,
};
