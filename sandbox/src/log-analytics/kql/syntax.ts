import type { Value } from "./value.ts";

/** A query of the subset, as it was read. */
export interface Query {
  readonly tables: readonly string[];
  readonly operators: readonly Operator[];
}

export type Operator =
  | { readonly kind: "where"; readonly condition: Expression }
  | { readonly kind: "project"; readonly columns: readonly Named[] }
  | { readonly kind: "extend"; readonly columns: readonly Named[] }
  | {
      readonly kind: "summarize";
      readonly columns: readonly Named[];
      readonly by: readonly Named[];
    }
  | { readonly kind: "order"; readonly by: readonly Ordering[] }
  | { readonly kind: "take"; readonly count: number }
  | { readonly kind: "count" };

export interface Named {
  readonly name: string | undefined;
  readonly expression: Expression;
}

export interface Ordering {
  readonly expression: Expression;
  readonly descending: boolean;
}

export type Expression =
  | { readonly kind: "literal"; readonly value: Value }
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "every" | "some"; readonly of: readonly Expression[] }
  | {
      readonly kind: "compare" | "sum";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "list";
      readonly operator: string;
      readonly left: Expression;
      readonly given: readonly Expression[];
    };
