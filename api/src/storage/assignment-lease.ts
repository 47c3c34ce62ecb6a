import { sql, type Transaction } from "kysely";
import type { Effort } from "../grants/effort.ts";
import type { Claim, ToLook } from "../ports/grants.ts";
import { effortOf, grantOf, targetOf } from "./grant-record.ts";
import type { HousekeepingTables, StateTables } from "./tables.ts";

type Housekeeping = Transaction<HousekeepingTables>;
type Grants = Pick<Transaction<StateTables>, "selectFrom">;
type Leasing = Pick<Housekeeping, "selectFrom" | "updateTable">;

interface ClaimOptions {
  readonly now: Date;
  readonly until: Date;
  readonly limit: number;
  readonly newLease: () => string;
}

/**
 * Leases what is due and free. What others lock at this moment is skipped, so that any number of
 * replicas share the work. What has been due longest comes first.
 */
export const claimAssignments = async (
  transaction: Housekeeping,
  { now, until, limit, newLease }: ClaimOptions,
): Promise<readonly Claim[]> => {
  const { rows } = await sql<{ name: string; target: unknown; effort: unknown }>`
    SELECT name, target, effort FROM assignments
    WHERE (leased_until IS NULL OR leased_until <= ${now})
      AND (next_try_at IS NULL OR next_try_at <= ${now})
      AND name IN (
        SELECT g.assignment FROM grants g JOIN assignments a ON a.name = g.assignment
        WHERE g.due_at <= ${now}
          AND (a.leased_until IS NULL OR a.leased_until <= ${now})
          AND (a.next_try_at IS NULL OR a.next_try_at <= ${now})
        GROUP BY g.assignment ORDER BY min(g.due_at) LIMIT ${limit}
      )
      OR (look_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now}))
    LIMIT ${limit}
    FOR UPDATE SKIP LOCKED`.execute(transaction);
  const claims: Claim[] = [];
  for (const { name, target, effort } of rows) {
    const lease = newLease();
    await transaction
      .updateTable("assignments")
      .set({ lease, leased_until: until })
      .where("name", "=", name)
      .execute();
    const { rows: grants } = await sql<{ record: unknown }>`
      SELECT record FROM grants WHERE assignment = ${name} AND due_at IS NOT NULL
      ORDER BY created_at, id`.execute(transaction);
    claims.push({
      lease,
      name,
      target: targetOf(target),
      effort: effortOf(effort),
      grants: grants.map(({ record }) => grantOf(record)),
    });
  }
  return claims;
};

/** Locks the assignment; false where somebody else has leased it since. */
export const holdLease = async (transaction: Leasing, claim: Claim): Promise<boolean> => {
  const row = await transaction
    .selectFrom("assignments")
    .select("lease")
    .where("name", "=", claim.name)
    .forUpdate()
    .executeTakeFirst();
  return row?.lease === claim.lease;
};

export const keepEffort = async (
  transaction: Leasing,
  { name }: Claim,
  effort: Effort,
  until: Date,
): Promise<void> => {
  await transaction
    .updateTable("assignments")
    .set({
      effort: JSON.stringify(effort),
      next_try_at: effort.nextTryAt ?? null,
      look_at: effort.lookAt ?? null,
      leased_until: until,
    })
    .where("name", "=", name)
    .execute();
};

/**
 * Whether the grants of a claim still stand as they were read: a person may have returned or revoked
 * one meanwhile, and that must not be written over.
 */
export const stillStand = async (transaction: Grants, claim: Claim): Promise<boolean> => {
  if (claim.grants.length === 0) return true;
  const ids = claim.grants.map(({ id }) => id);
  const rows = await transaction
    .selectFrom("grants")
    .select(["id", "status"])
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();
  const now = new Map(rows.map(({ id, status }) => [id, status]));
  return claim.grants.every(({ id, status }) => now.get(id) === status);
};

/** Whoever has leased it now is done soon, and then it is looked at. */
export const lookAtOne = async (
  transaction: Housekeeping,
  { name, target, orphan }: ToLook,
  at: Date,
): Promise<void> => {
  const found = orphan ? JSON.stringify({ orphanSince: at }) : "{}";
  const effort: Effort = { attempts: 0, ...(orphan && { orphanSince: at }) };
  await transaction
    .insertInto("assignments")
    .values({ name, target: JSON.stringify(target), effort: JSON.stringify(effort), look_at: at })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({
        look_at: at,
        // What was found before keeps its time.
        effort: sql`${found}::jsonb || assignments.effort`,
      }),
    )
    .execute();
};
