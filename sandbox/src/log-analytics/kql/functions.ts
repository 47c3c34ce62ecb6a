import { KqlError } from "./kql-error.ts";
import { momentIn } from "./literals.ts";
import type { Row, Scope } from "./relation.ts";
import { scalar, textOf, Timespan, type Type, type Value } from "./value.ts";

interface Function {
  readonly takes: readonly [least: number, most: number];
  readonly type: (given: readonly Type[]) => Type;
  readonly run: (given: readonly Value[], row: Row, scope: Scope) => Value;
}

const always = (type: Type) => () => type;

const functions: Readonly<Record<string, Function>> = {
  now: { takes: [0, 0], type: always("datetime"), run: (_given, _row, { now }) => now },
  ago: {
    takes: [1, 1],
    type: always("datetime"),
    run: ([span = null], _row, { now }) =>
      span instanceof Timespan ? new Date(now.getTime() - span.milliseconds) : null,
  },
  ingestion_time: { takes: [0, 0], type: always("datetime"), run: (_given, row) => row.ingestedAt },
  tostring: { takes: [1, 1], type: always("string"), run: ([of = null]) => textOf(of) },
  tolower: {
    takes: [1, 1],
    type: always("string"),
    run: ([of = null]) => textOf(of).toLowerCase(),
  },
  todatetime: {
    takes: [1, 1],
    type: always("datetime"),
    run: ([of = null]) => (of instanceof Date ? of : momentIn(textOf(of))),
  },
  toint: { takes: [1, 1], type: always("int"), run: ([of = null]) => numberOf(of) },
  tolong: { takes: [1, 1], type: always("long"), run: ([of = null]) => numberOf(of) },
  isempty: { takes: [1, 1], type: always("bool"), run: ([of = null]) => textOf(of) === "" },
  isnotempty: { takes: [1, 1], type: always("bool"), run: ([of = null]) => textOf(of) !== "" },
  isnull: { takes: [1, 1], type: always("bool"), run: ([of = null]) => scalar(of) === null },
  isnotnull: { takes: [1, 1], type: always("bool"), run: ([of = null]) => scalar(of) !== null },
  strcat: {
    takes: [1, 64],
    type: always("string"),
    run: (given) => given.map(textOf).join(""),
  },
  coalesce: {
    takes: [2, 64],
    type: ([first = "string"]) => first,
    // An empty string is no value to it (learn.microsoft.com/kusto/query/coalesce-function).
    run: (given) => given.find((one) => textOf(one) !== "") ?? null,
  },
};

function numberOf(value: Value): number | null {
  const plain = scalar(value);
  const number = typeof plain === "number" ? plain : Number(textOf(plain) || "x");
  return Number.isFinite(number) ? Math.trunc(number) : null;
}

/** @throws KqlError for one that is not served, or too few or many arguments */
export function functionNamed(name: string, given: number): Function {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!found) throw KqlError.semantic("SEM0260", `Unknown function: '${name}'.`);
  const [least, most] = found.takes;
  if (given < least || given > most) {
    throw KqlError.semantic(
      "SEM0219",
      `${name}(): function expects ${String(least)} to ${String(most)} argument(s).`,
    );
  }
  return found;
}
