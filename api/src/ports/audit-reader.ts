import type { Head, Link } from "../audit/chain.ts";
import type { AuditFilter, LoggedEntry, PlacedEntry } from "../audit/logged-entry.ts";

/** The log as it stands in the database. */
export interface AuditReader {
  head(): Promise<Head>;
  /** Newest first, those before `before` if that is given. */
  page(filter: AuditFilter, limit: number, before?: number): Promise<readonly PlacedEntry[]>;
  count(filter: AuditFilter): Promise<number>;
  /** The whole chain from its beginning, as it is stored. */
  links(): AsyncIterable<Link>;
  /** The whole chain from its beginning; what the filter leaves out comes without its body. */
  walk(filter: AuditFilter): AsyncIterable<Link & { readonly texts: LoggedEntry["texts"] }>;
}
