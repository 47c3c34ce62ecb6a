import { sql } from "kysely";
import type { RotationPlans } from "../ports/rotation-plans.ts";
import { ProblemError } from "../problem-error.ts";
import type { RotationPlanRecord } from "../rotation/plan.ts";
import type { Database } from "./database.ts";
import { isBehind } from "./newest-first.ts";
import { isTarget } from "./rotation-queries.ts";
import { planOf } from "./rotation-record.ts";
import { isTwice } from "./unique-violation.ts";

/** Whoever has set a plan has just seen the secret: it is looked at on the next day. */
const DAY = 24 * 60 * 60_000;

const rowOf = (plan: RotationPlanRecord) => ({
  id: plan.id,
  ...plan.target,
  version: plan.version,
  created_at: plan.createdAt,
  due_at: plan.dueAt ?? null,
  record: JSON.stringify(plan),
});

/** Two have set the first plan in the same moment. */
const firstOfTwo = (cause: unknown): unknown =>
  isTwice(cause)
    ? new ProblemError("state_changed", { cause, detail: "Somebody has set a plan meanwhile." })
    : cause;

export const createRotationPlans = (database: Database): RotationPlans => ({
  find: (target) =>
    database.read(async (reading) => {
      const row = await reading
        .selectFrom("rotation_plans")
        .select("record")
        .where(isTarget(target))
        .executeTakeFirst();
      return row && planOf(row.record);
    }),

  list: (places, limit, before) =>
    database.read(async (reading) => {
      if (places.length === 0) return [];
      let query = reading
        .selectFrom("rotation_plans")
        .select("record")
        .where(({ or, and, eb }) =>
          or(
            places.map(({ vault, kind }) => and([eb("vault", "=", vault), eb("kind", "=", kind)])),
          ),
        );
      if (before) query = query.where(isBehind(before));
      const rows = await query
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.map(({ record }) => planOf(record));
    }),

  due: (now, limit, after) =>
    database.read(async (reading) => {
      let query = reading
        .selectFrom("rotation_plans")
        .select("record")
        .where("due_at", "<=", now)
        .where(sql<boolean>`record ? 'approval'`);
      if (after?.dueAt) {
        query = query.where(sql<boolean>`(due_at, id) > (${after.dueAt}, ${after.id}::uuid)`);
      }
      const rows = await query.orderBy("due_at").orderBy("id").limit(limit).execute();
      return rows.map(({ record }) => planOf(record));
    }),

  change: (target, change) =>
    database
      .write(async (work) => {
        const row = await work
          .selectFrom("rotation_plans")
          .select("record")
          .where(isTarget(target))
          .forUpdate()
          .executeTakeFirst();
        const { plan, entry } = change(row && planOf(row.record));
        const { id, ...values } = rowOf(plan);
        await (row
          ? work.updateTable("rotation_plans").set(values).where("id", "=", id).execute()
          : work
              .insertInto("rotation_plans")
              .values({ id, ...values })
              .execute());
        if (!row) {
          const look = { plan: id, due_at: new Date(plan.createdAt.getTime() + DAY) };
          await work.insertInto("rotation_plan_looks").values(look).execute();
        }
        const data = { ...plan.target };
        return { value: plan, entries: [entry], events: [{ type: "rotation-plan-changed", data }] };
      })
      .catch((cause: unknown) => {
        throw firstOfTwo(cause);
      }),
});
