import { KqlError } from "./kql-error.ts";

/** Types of columns as the query API names them. */
export type Type =
  "string" | "datetime" | "timespan" | "int" | "long" | "real" | "bool" | "dynamic";

export class Timespan {
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

/** JSON, of which a scalar is taken by its member or by `tostring`. */
export class Dynamic {
  readonly json: unknown;
  constructor(json: unknown) {
    this.json = json;
  }
}

export type Value = null | boolean | number | string | Date | Timespan | Dynamic;

/** What a scalar of JSON is where something is compared with it; objects and arrays stay. */
export function scalar(value: Value): Value {
  if (!(value instanceof Dynamic)) return value;
  const { json } = value;
  if (typeof json === "string" || typeof json === "number" || typeof json === "boolean")
    return json;
  return json == null ? null : value;
}

export function textOf(value: Value): string {
  const plain = scalar(value);
  if (plain === null) return "";
  if (plain instanceof Date) return plain.toISOString();
  if (plain instanceof Timespan) return `${String(plain.milliseconds)}ms`;
  return plain instanceof Dynamic ? JSON.stringify(plain.json) : String(plain);
}

function rank(value: Exclude<Value, null>): string | number | boolean {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Timespan) return value.milliseconds;
  return value instanceof Dynamic ? JSON.stringify(value.json) : value;
}

const kindOf = (value: Exclude<Value, null>) =>
  typeof value === "object" ? value.constructor.name.toLowerCase() : typeof value;

/** Undefined where one of both is null. @throws KqlError for two that cannot be compared */
export function compare(left: Value, right: Value): number | undefined {
  const [a, b] = [scalar(left), scalar(right)];
  if (a === null || b === null) return undefined;
  if (kindOf(a) !== kindOf(b)) {
    throw KqlError.semantic(
      "SEM0064",
      `Cannot compare values of types ${kindOf(a)} and ${kindOf(b)}. Try adding explicit casts.`,
    );
  }
  const [first, second] = [rank(a), rank(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** As the query API sends it: JSON of a dynamic column is text. */
export function wireOf(value: Value): null | boolean | number | string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Timespan) return textOf(value);
  return value instanceof Dynamic ? JSON.stringify(value.json) : value;
}
