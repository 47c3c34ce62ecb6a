import type { Type, Value } from "./value.ts";

export interface Column {
  readonly name: string;
  readonly type: Type;
}

export interface Row {
  readonly cells: Readonly<Record<string, Value>>;
  /** When the workspace took it in; what `ingestion_time()` says. */
  readonly ingestedAt: Date | null;
}

/** A table, or what an operator makes of one. */
export interface Relation {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What surrounds an expression: the operator for its refusals, and the moment of the query. */
export interface Scope {
  readonly operator: string;
  readonly columns: readonly Column[];
  readonly now: Date;
}
