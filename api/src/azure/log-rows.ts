import type { LogsTable } from "@azure/monitor-query-logs";
import * as z from "zod/mini";
import type { ReadLine } from "../audit/logged-read.ts";
import type { Heartbeat } from "../audit/log-standing.ts";

const Text = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => text || undefined),
);

const Row = z.object({
  TimeGenerated: z.coerce.date(),
  Arrived: z.coerce.date(),
  OperationName: z.string(),
  _ResourceId: z.string(),
  CorrelationId: Text,
  Uri: Text,
  Id: Text,
  Address: Text,
  Client: Text,
  ObjectId: Text,
  AppId: Text,
  Name: Text,
  Assignment: Text,
});
export type LogRow = z.infer<typeof Row>;

/** What was answered, by the names of the columns. @throws where a row is not what was asked for */
export const rowsOf = ({ columnDescriptors, rows }: LogsTable): readonly LogRow[] =>
  rows.map((cells) =>
    Row.parse(Object.fromEntries(columnDescriptors.map(({ name = "" }, at) => [name, cells[at]]))),
  );

/** `/secrets/NAME` and `/secrets/NAME/VERSION`; what stands behind the path is not looked at. */
const path = /^\/secrets\/([0-9A-Za-z-]{1,127})(?:\/([0-9A-Za-z]{1,64}))?\/?$/;

/** @param vault its name in our configuration; nothing where the address is not one of a secret */
export const lineOf = (row: LogRow, vault: string): ReadLine | undefined => {
  const [, secret, version] = path.exec(pathOf(row.Uri)) ?? [];
  if (secret === undefined) return undefined;
  return {
    at: row.TimeGenerated,
    arrivedAt: row.Arrived,
    vault,
    secret,
    version,
    reader: readerOf(row),
    client: row.Client,
    address: row.Address,
    assignment: row.Assignment,
    correlation: row.CorrelationId,
  };
};

export const pathOf = (uri: string | undefined): string =>
  uri !== undefined && URL.canParse(uri) ? new URL(uri).pathname : "";

/** A token of a program alone names no person: then there is no user principal name in it. */
export const readerOf = ({ ObjectId, AppId, Name }: LogRow): ReadLine["reader"] => {
  if (ObjectId === undefined) return undefined;
  if (Name !== undefined) return { objectId: ObjectId, name: Name, kind: "person" };
  return AppId === undefined
    ? { objectId: ObjectId, name: undefined, kind: "person" }
    : { objectId: ObjectId, name: `Application ${AppId}`, kind: "service" };
};

export const heartbeatOf = (row: LogRow, vault: string): Heartbeat => ({
  vault,
  at: row.TimeGenerated,
  arrivedAt: row.Arrived,
});
