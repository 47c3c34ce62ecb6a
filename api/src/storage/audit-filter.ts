import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { AuditFilter } from "../audit/logged-entry.ts";
import type { Tables } from "./tables.ts";

type Builder = ExpressionBuilder<Tables, "audit_entries">;

/** Whether an entry is asked for. */
export const isAskedFor = (filter: AuditFilter) => (build: Builder) => {
  const { types, person, from, to, q } = filter;
  const conditions: Expression<SqlBool>[] = [];
  for (const column of ["actor", "vault", "secret", "request", "grant"] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) conditions.push(build(column, "=", wanted));
  }
  if (person !== undefined) conditions.push(concerns(build, person));
  if (types !== undefined) conditions.push(build("type", "in", types.length > 0 ? types : [""]));
  if (from !== undefined) conditions.push(build("at", ">=", from.toISOString()));
  if (to !== undefined) conditions.push(build("at", "<", to.toISOString()));
  if (q !== undefined && q !== "") conditions.push(says(build, q));
  return build.and(conditions);
};

/** By the indexes of 0003-audit-people.sql, whose expressions these have to be. */
const concerns = (build: Builder, person: string) =>
  build.or([
    build("actor", "=", person),
    build(sql<string>`(body::json #>> '{data,requester}')`, "=", person),
    build(sql<string>`(body::json #>> '{data,holder}')`, "=", person),
  ]);

const says = (build: Builder, q: string) => {
  const pattern = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return build.or([
    build("body", "ilike", pattern),
    build.exists(
      build
        .selectFrom("audit_texts")
        .select(sql`1`.as("one"))
        .whereRef("audit_texts.entry", "=", "audit_entries.id")
        .where("audit_texts.text", "ilike", pattern),
    ),
  ]);
};
