import { aggregateOf } from "./aggregates.ts";
import { evaluate, typeOf } from "./evaluate.ts";
import { KqlError } from "./kql-error.ts";
import type { Column, Relation, Row, Scope } from "./relation.ts";
import type { Expression, Named, Operator, Ordering } from "./syntax.ts";
import { compare, textOf, type Value } from "./value.ts";

/** @throws KqlError for whatever does not resolve */
export function applyOperator(relation: Relation, operator: Operator, now: Date): Relation {
  const scope: Scope = { operator: operator.kind, columns: relation.columns, now };
  switch (operator.kind) {
    case "where":
      return filtered(relation, operator.condition, scope);
    case "project":
      return computed(relation, operator.columns, scope);
    case "extend":
      return extended(relation, operator.columns, scope);
    case "summarize":
      return summarized(relation, operator.columns, operator.by, scope);
    case "order":
      return ordered(relation, operator.by, scope);
    case "take":
      return { ...relation, rows: relation.rows.slice(0, operator.count) };
    case "count": {
      const cells = { Count: relation.rows.length };
      return { columns: [{ name: "Count", type: "long" }], rows: [{ cells, ingestedAt: null }] };
    }
  }
}

function filtered(relation: Relation, condition: Expression, scope: Scope): Relation {
  const type = typeOf(condition, scope);
  if (type !== "bool" && type !== "dynamic") {
    throw KqlError.semantic("SEM0139", "Operator where: expression must be of type bool.");
  }
  const rows = relation.rows.filter((row) => evaluate(condition, row, scope) === true);
  return { ...relation, rows };
}

/** What has no name of its own gets Kusto's: its place, from 1. */
function columnsOf(named: readonly Named[], scope: Scope): readonly Column[] {
  return named.map(({ name, expression }, place) => ({
    name: name ?? ownName(expression) ?? `Column${String(place + 1)}`,
    type: typeOf(expression, scope),
  }));
}

function ownName(expression: Expression): string | undefined {
  if (expression.kind === "column") return expression.name;
  if (expression.kind === "member") {
    const of = ownName(expression.of);
    return of === undefined ? undefined : `${of}_${expression.name}`;
  }
  return undefined;
}

function cellsOf(named: readonly Named[], columns: readonly Column[], row: Row, scope: Scope) {
  const cells: Record<string, Value> = {};
  for (const [place, { expression }] of named.entries())
    cells[columns[place]?.name ?? ""] = evaluate(expression, row, scope);
  return cells;
}

function computed({ rows }: Relation, named: readonly Named[], scope: Scope): Relation {
  const columns = columnsOf(named, scope);
  return {
    columns,
    rows: rows.map((row) => ({ ...row, cells: cellsOf(named, columns, row, scope) })),
  };
}

function extended(relation: Relation, named: readonly Named[], scope: Scope): Relation {
  const added = columnsOf(named, scope);
  const stay = relation.columns.filter(({ name }) => !added.some((one) => one.name === name));
  const rows = relation.rows.map((row) => ({
    ...row,
    cells: { ...row.cells, ...cellsOf(named, added, row, scope) },
  }));
  return { columns: [...stay, ...added], rows };
}

function summarized(
  { rows }: Relation,
  named: readonly Named[],
  by: readonly Named[],
  scope: Scope,
): Relation {
  const keys = columnsOf(by, scope);
  const aggregates = named.map(({ name, expression }) => {
    const aggregate = aggregateOf(expression, scope);
    return { ...aggregate, name: name ?? aggregate.name };
  });
  const groups = new Map<string, { readonly cells: Record<string, Value>; readonly of: Row[] }>();
  for (const row of rows) {
    const cells = cellsOf(by, keys, row, scope);
    const key = JSON.stringify(Object.values(cells).map(textOf));
    const group = groups.get(key) ?? { cells, of: [] };
    group.of.push(row);
    groups.set(key, group);
  }
  // Without a key there is one group, of no row too.
  if (by.length === 0 && groups.size === 0) groups.set("", { cells: {}, of: [] });
  return {
    columns: [...keys, ...aggregates.map(({ name, type }) => ({ name, type }))],
    rows: [...groups.values()].map(({ cells, of }) => ({
      cells: {
        ...cells,
        ...Object.fromEntries(aggregates.map(({ name, run }) => [name, run(of)])),
      },
      ingestedAt: null,
    })),
  };
}

/** Nulls come first when it goes up, last when it goes down (learn.microsoft.com/kusto/query/sort-operator). */
function ordered(relation: Relation, by: readonly Ordering[], scope: Scope): Relation {
  for (const { expression } of by) typeOf(expression, scope);
  const keyed = relation.rows.map((row) => ({
    row,
    keys: by.map(({ expression }) => evaluate(expression, row, scope)),
  }));
  keyed.sort((one, other) => {
    for (const [place, { descending }] of by.entries()) {
      const [a, b] = [one.keys[place] ?? null, other.keys[place] ?? null];
      const order = compare(a, b) ?? Number(a !== null) - Number(b !== null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return { ...relation, rows: keyed.map(({ row }) => row) };
}
