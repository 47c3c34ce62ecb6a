import type { Restorations } from "../ports/restorations.ts";
import type { Database } from "./database.ts";

export const createRestorations = (database: Database): Restorations => ({
  open: () =>
    database.read(async (reading) => {
      const row = await reading
        .selectFrom("restorations")
        .select("restored_at")
        .where("acknowledged_at", "is", null)
        .orderBy("restored_at", "desc")
        .limit(1)
        .executeTakeFirst();
      if (!row) return undefined;
      const newest = await reading
        .selectFrom("audit_entries")
        .select("at")
        .where("at", "<", row.restored_at.toISOString())
        .orderBy("sequence", "desc")
        .limit(1)
        .executeTakeFirst();
      return { restoredAt: row.restored_at, ...(newest && { backupOf: new Date(newest.at) }) };
    }),

  acknowledge: (by, at, entry) =>
    database.write(async (work) => {
      const { numUpdatedRows } = await work
        .updateTable("restorations")
        .set({ acknowledged_at: at, acknowledged_by: by })
        .where("acknowledged_at", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return { unchanged: true, value: false };
      return { value: true, entries: [entry] };
    }),
});
