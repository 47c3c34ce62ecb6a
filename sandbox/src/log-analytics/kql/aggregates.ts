import { evaluate, typeOf } from "./evaluate.ts";
import { KqlError } from "./kql-error.ts";
import type { Row, Scope } from "./relation.ts";
import type { Expression } from "./syntax.ts";
import { compare, textOf, type Type, type Value } from "./value.ts";

interface Aggregate {
  readonly name: string;
  readonly type: Type;
  readonly run: (rows: readonly Row[]) => Value;
}

function extreme(of: Expression, sign: 1 | -1, scope: Scope) {
  return (rows: readonly Row[]): Value =>
    rows.reduce<Value>((best, row) => {
      const value = evaluate(of, row, scope);
      if (best === null) return value;
      return (compare(value, best) ?? -1) * sign > 0 ? value : best;
    }, null);
}

const nameIn = (of: Expression) => (of.kind === "column" ? of.name : "");

/** `count()`, `countif()`, `dcount()`, `min()` and `max()`, with the names that Kusto gives to their columns. */
export function aggregateOf(expression: Expression, scope: Scope): Aggregate {
  if (expression.kind !== "call")
    throw KqlError.semantic("SEM0156", "Column is not in the group key.");
  const { name, given } = expression;
  const [of] = given;
  if (of) typeOf(of, scope);
  if (name === "count" && !of) return { name: "count_", type: "long", run: (rows) => rows.length };
  if (name === "countif" && of) {
    const run = (rows: readonly Row[]) =>
      rows.filter((row) => evaluate(of, row, scope) === true).length;
    return { name: "countif_", type: "long", run };
  }
  if (name === "dcount" && of) {
    const run = (rows: readonly Row[]) =>
      new Set(rows.map((row) => textOf(evaluate(of, row, scope)))).size;
    return { name: `dcount_${nameIn(of)}`, type: "long", run };
  }
  if ((name === "max" || name === "min") && of) {
    const run = extreme(of, name === "max" ? 1 : -1, scope);
    return { name: `${name}_${nameIn(of)}`, type: typeOf(of, scope), run };
  }
  throw KqlError.semantic("SEM0260", `Unknown function: '${name}'.`);
}
