import { functionNamed } from "./functions.ts";
import { KqlError } from "./kql-error.ts";
import type { Row, Scope } from "./relation.ts";
import type { Expression } from "./syntax.ts";
import { compare, Dynamic, scalar, textOf, Timespan, type Type, type Value } from "./value.ts";

/** `column_ifexists("name", default)`: a name, not a value (learn.microsoft.com/kusto/query/column-ifexists-function). */
function columnIfExists(given: readonly Expression[], scope: Scope): Expression {
  const [name, otherwise] = given;
  if (name?.kind !== "literal" || typeof name.value !== "string" || !otherwise)
    throw KqlError.semantic("SEM0219", "column_ifexists(): expects a column name and a default.");
  const wanted = name.value;
  const there = scope.columns.some((column) => column.name === wanted);
  return there ? { kind: "column", name: wanted } : otherwise;
}

/** What the expression will be. @throws KqlError for whatever it names and is not there */
export function typeOf(expression: Expression, scope: Scope): Type {
  switch (expression.kind) {
    case "literal":
      return literalType(expression.value);
    case "column":
      return columnNamed(expression.name, scope);
    case "member": {
      const of = typeOf(expression.of, scope);
      if (of === "dynamic") return "dynamic";
      throw KqlError.semantic("SEM0099", `Path expression is not valid on a value of type ${of}.`);
    }
    case "call": {
      if (expression.name === "column_ifexists")
        return typeOf(columnIfExists(expression.given, scope), scope);
      const given = expression.given.map((one) => typeOf(one, scope));
      return functionNamed(expression.name, given.length).type(given);
    }
    case "sum": {
      const [left, right] = [typeOf(expression.left, scope), typeOf(expression.right, scope)];
      return left === "datetime" && right === "datetime" ? "timespan" : left;
    }
    case "compare":
      typeOf(expression.right, scope);
      typeOf(expression.left, scope);
      return "bool";
    case "list":
      for (const one of [expression.left, ...expression.given]) typeOf(one, scope);
      return "bool";
    case "not":
      typeOf(expression.of, scope);
      return "bool";
    case "every":
    case "some":
      for (const one of expression.of) typeOf(one, scope);
      return "bool";
  }
}

function literalType(value: Value): Type {
  if (value instanceof Date) return "datetime";
  if (value instanceof Timespan) return "timespan";
  if (typeof value === "number") return Number.isInteger(value) ? "long" : "real";
  return typeof value === "boolean" ? "bool" : "string";
}

function columnNamed(name: string, { columns, operator }: Scope): Type {
  const found = columns.find((column) => column.name === name);
  if (!found) throw KqlError.unresolved(operator, "scalar", name);
  return found.type;
}

export function evaluate(expression: Expression, row: Row, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "column":
      return row.cells[expression.name] ?? null;
    case "member":
      return memberOf(evaluate(expression.of, row, scope), expression.name);
    case "call": {
      if (expression.name === "column_ifexists")
        return evaluate(columnIfExists(expression.given, scope), row, scope);
      const given = expression.given.map((one) => evaluate(one, row, scope));
      return functionNamed(expression.name, given.length).run(given, row, scope);
    }
    case "sum":
      return sumOf(
        expression.operator === "-" ? -1 : 1,
        evaluate(expression.left, row, scope),
        evaluate(expression.right, row, scope),
      );
    case "compare":
      return compared(
        expression.operator,
        evaluate(expression.left, row, scope),
        evaluate(expression.right, row, scope),
      );
    case "list":
      return listed(
        expression.operator,
        evaluate(expression.left, row, scope),
        expression.given.map((one) => evaluate(one, row, scope)),
      );
    case "not":
      return evaluate(expression.of, row, scope) !== true;
    case "every":
      return expression.of.every((one) => evaluate(one, row, scope) === true);
    case "some":
      return expression.of.some((one) => evaluate(one, row, scope) === true);
  }
}

function memberOf(value: Value, name: string): Value {
  const json = value instanceof Dynamic ? value.json : null;
  const inner: unknown =
    typeof json === "object" && json !== null && Object.hasOwn(json, name)
      ? Object.entries(json).find(([key]) => key === name)?.[1]
      : null;
  return inner == null ? null : new Dynamic(inner);
}

function sumOf(sign: 1 | -1, left: Value, right: Value): Value {
  if (left instanceof Date && right instanceof Timespan)
    return new Date(left.getTime() + sign * right.milliseconds);
  if (left instanceof Date && right instanceof Date && sign === -1)
    return new Timespan(left.getTime() - right.getTime());
  if (left instanceof Timespan && right instanceof Timespan)
    return new Timespan(left.milliseconds + sign * right.milliseconds);
  if (typeof left === "number" && typeof right === "number") return left + sign * right;
  if (left === null || right === null) return null;
  throw KqlError.semantic("SEM0019", "Arithmetic expression cannot be carried-out between these.");
}

const lower = (value: Value) => textOf(value).toLowerCase();

/** `has` looks for whole terms (learn.microsoft.com/kusto/query/has-operator). */
function hasTerm(text: Value, term: Value): boolean {
  const literal = lower(term).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![a-z0-9])${literal}(?![a-z0-9])`).test(lower(text));
}

function compared(operator: string, left: Value, right: Value): boolean {
  const order = () => compare(left, right);
  switch (operator) {
    case "==":
      return order() === 0;
    case "!=":
      return order() !== 0;
    case "=~":
      return lower(left) === lower(right);
    case "!~":
      return lower(left) !== lower(right);
    case "<":
      return (order() ?? 0) < 0;
    case "<=":
      return (order() ?? 1) <= 0;
    case ">":
      return (order() ?? 0) > 0;
    case ">=":
      return (order() ?? -1) >= 0;
    default:
      return operator.startsWith("!")
        ? !like(operator.slice(1), left, right)
        : like(operator, left, right);
  }
}

function like(operator: string, left: Value, right: Value): boolean {
  switch (operator) {
    case "has":
      return hasTerm(left, right);
    case "startswith":
      return lower(left).startsWith(lower(right));
    case "endswith":
      return lower(left).endsWith(lower(right));
    default:
      return lower(left).includes(lower(right));
  }
}

function listed(operator: string, left: Value, given: readonly Value[]): boolean {
  if (operator === "between") {
    const [from = null, to = null] = given;
    return compared(">=", left, from) && compared("<=", left, to);
  }
  const caseless = operator.endsWith("~");
  const found = given.some((one) =>
    caseless ? lower(scalar(left)) === lower(one) : compare(left, one) === 0,
  );
  return operator.startsWith("!") ? !found : found;
}
