import type { AuditReader } from "../ports/audit-reader.ts";
import { isAskedFor } from "./audit-filter.ts";
import { sql } from "kysely";
import { CHAIN, linksOf, textsOf, walk } from "./audit-walk.ts";
import type { Database } from "./database.ts";

export const createAuditReader = ({ read }: Pick<Database, "read">): AuditReader => ({
  head: async () => {
    const { sequence, hash } = await read((reading) =>
      reading
        .selectFrom("audit_heads")
        .select(["sequence", "hash"])
        .where("chain", "=", CHAIN)
        .executeTakeFirstOrThrow(),
    );
    return { sequence: Number(sequence), hash };
  },
  page: async (filter, limit, before) => {
    const rows = await read((reading) => {
      const found = reading
        .selectFrom("audit_entries")
        .select(["sequence", "hash", "body"])
        .select(textsOf)
        .select((build) =>
          build.fn
            .coalesce(
              build
                .selectFrom("audit_entries as before")
                .select("before.hash")
                .whereRef("before.chain", "=", "audit_entries.chain")
                .where("before.sequence", "=", sql<string>`audit_entries.sequence - 1`),
              sql<string>`repeat('0', 64)`,
            )
            .as("previous"),
        )
        .where("chain", "=", CHAIN)
        .where(isAskedFor(filter));
      const older = before === undefined ? found : found.where("sequence", "<", String(before));
      return older.orderBy("sequence", "desc").limit(limit).execute();
    });
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  },
  count: async (filter) => {
    const { count } = await read((reading) =>
      reading
        .selectFrom("audit_entries")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("chain", "=", CHAIN)
        .where(isAskedFor(filter))
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  },
  links: () => linksOf(read),
  walk: (filter) => walk(read, filter),
});
