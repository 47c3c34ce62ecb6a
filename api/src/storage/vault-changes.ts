import { sql } from "kysely";
import type { VaultChanges } from "../ports/vault-changes.ts";
import type { Database } from "./database.ts";
import type { DatabaseEvents } from "./events/open-events.ts";
import { insertEvents } from "./insert-events.ts";

export const createVaultChanges = (
  { housekeep }: Pick<Database, "housekeep">,
  { wake }: Pick<DatabaseEvents, "wake">,
): VaultChanges => ({
  record: async (changed, now) => {
    await housekeep(async (transaction) => {
      await sql`
        UPDATE rotation_plan_looks l SET due_at = ${now}
        FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
          AS changed (vault text, kind text, name text)
        JOIN rotation_plans p ON p.vault = changed.vault AND p.kind = changed.kind
          AND lower(p.name) = lower(changed.name)
        WHERE l.plan = p.id AND l.due_at > ${now}`.execute(transaction);
      const events = changed.map((data) => ({ type: "secret-changed", data }) as const);
      await insertEvents(transaction, events, now);
    });
    wake();
  },
});
