import type { Logger } from "kysely";
import type { QueryWatcher } from "../ports/tracing.ts";

const operations = new Set([
  ...["select", "insert", "update", "delete", "with", "begin", "commit", "rollback"],
  ...["start", "set"],
]);

/** Of a statement only what kind it is: its text has names of columns at best, its parameters everything. */
export const tellOfQueries =
  (queried: QueryWatcher): Logger =>
  ({ query, queryDurationMillis }) => {
    const [, first = ""] = /^\s*([a-z]+)/i.exec(query.sql) ?? [];
    const operation = operations.has(first.toLowerCase()) ? first.toLowerCase() : "other";
    queried({ operation, seconds: queryDurationMillis / 1000 });
  };
