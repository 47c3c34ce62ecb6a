import { applyOperator } from "./apply-operator.ts";
import { KqlError } from "./kql-error.ts";
import { parseKql } from "./kql-parser.ts";
import type { Column, Relation } from "./relation.ts";

/** The tables of a workspace, by their exact names. */
export type Tables = (name: string) => Relation | undefined;

/** @throws KqlError for what is no KQL of the subset, or names what is not there */
export function runQuery(text: string, tables: Tables, now: Date): Relation {
  const query = parseKql(text);
  const sources = query.tables.map((name) => {
    const found = tables(name);
    const [first] = query.operators;
    if (!found) throw KqlError.unresolved(first?.kind ?? "table", "table or column", name);
    return found;
  });
  return query.operators.reduce(
    (relation, operator) => applyOperator(relation, operator, now),
    together(sources),
  );
}

/** The columns of all; what a table lacks is null there (learn.microsoft.com/kusto/query/union-operator). */
function together(sources: readonly Relation[]): Relation {
  const columns = new Map<string, Column>();
  for (const column of sources.flatMap((source) => source.columns))
    if (!columns.has(column.name)) columns.set(column.name, column);
  return { columns: [...columns.values()], rows: sources.flatMap(({ rows }) => rows) };
}
