import type { Relation } from "./kql/relation.ts";
import { wireOf } from "./kql/value.ts";

/** Words of learn.microsoft.com/azure/azure-monitor/logs/api/errors and of what people report; numbers believed. */
function tooMany(limit: number): unknown {
  return {
    code: "PartialError",
    message: "There were some errors when processing your query.",
    details: [
      {
        code: "EngineError",
        message: "Something went wrong processing your query on the server.",
        innererror: {
          code: "-2133196797",
          message: `The results of this query exceed the set limit of ${String(limit)} records.`,
          severity: 2,
          severityName: "Error",
        },
      },
    ],
  };
}

/** More than the limit is cut, and the reply, though 200, says that it is not all. */
export function queryReply({ columns, rows }: Relation, limit: number): unknown {
  const table = {
    name: "PrimaryResult",
    columns,
    rows: rows
      .slice(0, limit)
      .map(({ cells }) => columns.map(({ name }) => wireOf(cells[name] ?? null))),
  };
  return { tables: [table], ...(rows.length > limit ? { error: tooMany(limit) } : {}) };
}
