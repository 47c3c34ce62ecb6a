import { sql } from "kysely";
import type { Kind } from "@vault-tab/contract";
import type { StandingFacts } from "../ports/standing-facts.ts";
import type { ReaderFact } from "../secrets/standing-facts.ts";
import type { Database } from "./database.ts";

interface PlanRow {
  readonly vault: string;
  readonly kind: Kind;
  readonly name: string;
  readonly approved: boolean;
  readonly due_at: Date | null;
}

type ReaderRow = Omit<ReaderFact, "version"> & { readonly version: string | null };

export const createStandingFacts = ({ read }: Pick<Database, "read">): StandingFacts => ({
  plans: () =>
    read(async (reading) => {
      const { rows } = await sql<PlanRow>`
        SELECT lower(vault) AS vault, kind, lower(name) AS name, record ? 'approval' AS approved, due_at
        FROM rotation_plans`.execute(reading);
      return rows.map(({ due_at, ...row }) => ({ ...row, ...(due_at && { dueAt: due_at }) }));
    }),

  readers: (since) =>
    read(async (reading) => {
      const { rows } = await sql<ReaderRow>`
        SELECT lower(vault) AS vault, lower(secret) AS name, reader, version,
          min(created_at) AS first, max(created_at) AS last
        FROM reads WHERE reader_kind = 'person' AND created_at >= ${since}
        GROUP BY lower(vault), lower(secret), reader, version`.execute(reading);
      return rows.map(({ version, ...row }) => ({ ...row, ...(version !== null && { version }) }));
    }),
});
