import { sql } from "kysely";
import type { PlanLooks } from "../ports/plan-looks.ts";
import type { Database } from "./database.ts";
import { planOf } from "./rotation-record.ts";

/** What another replica locks at this moment it looks at itself. */
export const createPlanLooks = (database: Pick<Database, "housekeep">): PlanLooks => ({
  claim: (now, until, limit) =>
    database.housekeep(async (transaction) => {
      const { rows } = await sql<{ record: unknown }>`
        WITH due AS (
          SELECT plan FROM rotation_plan_looks WHERE due_at <= ${now}
          ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ), taken AS (
          UPDATE rotation_plan_looks l SET due_at = ${until} FROM due WHERE l.plan = due.plan
          RETURNING l.plan
        )
        SELECT p.record FROM rotation_plans p JOIN taken ON taken.plan = p.id`.execute(transaction);
      return rows.map(({ record }) => planOf(record));
    }),

  putOff: (plan, until) =>
    database.housekeep(async (transaction) => {
      await transaction
        .updateTable("rotation_plan_looks")
        .set({ due_at: until })
        .where("plan", "=", plan)
        .execute();
    }),
});
