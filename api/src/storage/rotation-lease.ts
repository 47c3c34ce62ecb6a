import { sql, type Transaction } from "kysely";
import type { HeldRotation } from "../ports/rotations.ts";
import { rotationOf } from "./rotation-record.ts";
import type { HousekeepingTables } from "./tables.ts";

type Housekeeping = Transaction<HousekeepingTables>;
type Leasing = Pick<Housekeeping, "selectFrom" | "updateTable">;

interface ClaimOptions {
  readonly now: Date;
  readonly until: Date;
  readonly newLease: () => string;
}

/** What others lock at this moment is skipped, so that any number of replicas share the work. */
export const claimRotation = async (
  transaction: Housekeeping,
  { now, until, newLease }: ClaimOptions,
): Promise<HeldRotation | undefined> => {
  const { rows } = await sql<{ id: string; record: unknown }>`
    SELECT r.id, r.record FROM rotation_leases l JOIN rotations r ON r.id = l.rotation
    WHERE r.due_at <= ${now} AND l.leased_until <= ${now}
    ORDER BY r.due_at LIMIT 1
    FOR UPDATE OF l SKIP LOCKED`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const lease = newLease();
  await transaction
    .updateTable("rotation_leases")
    .set({ lease, leased_until: until })
    .where("rotation", "=", row.id)
    .execute();
  return { lease, rotation: rotationOf(row.record) };
};

/** Locks the lease; false where somebody else has it since. */
export const isHeld = async (
  transaction: Leasing,
  { lease, rotation }: HeldRotation,
): Promise<boolean> => {
  const row = await transaction
    .selectFrom("rotation_leases")
    .select("lease")
    .where("rotation", "=", rotation.id)
    .forUpdate()
    .executeTakeFirst();
  return row?.lease === lease;
};

export const holdRotation = async (
  transaction: Leasing,
  { rotation }: HeldRotation,
  until: Date,
): Promise<void> => {
  await transaction
    .updateTable("rotation_leases")
    .set({ leased_until: until })
    .where("rotation", "=", rotation.id)
    .execute();
};
