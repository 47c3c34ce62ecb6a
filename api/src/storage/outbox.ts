import { sql } from "kysely";
import type { HeldNotice, NoticeOutcome, Outbox } from "../ports/notices.ts";
import type { Database } from "./database.ts";
import { insertNotices } from "./insert-notices.ts";
import type { NoticesTable } from "./access-tables.ts";

type Housekeeping = Parameters<Parameters<Database["housekeep"]>[0]>[0];
type Row = Pick<NoticesTable, "type" | "request" | "about_grant" | "recipient" | "due_at"> & {
  readonly id: string;
  readonly attempts: number;
};

/** The notices of the database; what others lock at this moment is skipped. */
export const createOutbox = (database: Pick<Database, "housekeep">): Outbox => ({
  hold: (now, until) =>
    database.housekeep(async (transaction) => {
      const { rows } = await sql<Row>`
        UPDATE notices SET attempts = attempts + 1, next_try_at = ${until}
        WHERE id = (
          SELECT id FROM notices WHERE outcome IS NULL AND next_try_at <= ${now}
          ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING id, type, request, about_grant, recipient, due_at, attempts`.execute(transaction);
      return rows[0] && heldOf(rows[0]);
    }),

  finish: (notice, outcome) =>
    database.housekeep(async (transaction) => void (await end(transaction, notice, outcome))),

  postpone: (notice, until) =>
    database.housekeep(async (transaction) => {
      await stillHeld(transaction, notice).set({ next_try_at: until }).execute();
    }),

  spread: (notice, recipients) =>
    database.housekeep(async (transaction) => {
      if (!(await end(transaction, notice, "spread"))) return;
      const { id: _id, attempts: _attempts, ...one } = notice;
      await insertNotices(
        transaction,
        recipients.map((recipient) => ({ ...one, recipient })),
      );
    }),

  forget: (before) =>
    database.housekeep(async (transaction) => {
      await transaction
        .deleteFrom("notices")
        .where("outcome", "is not", null)
        .where("due_at", "<", before)
        .execute();
    }),
});

const heldOf = ({
  id,
  type,
  request,
  about_grant,
  recipient,
  due_at,
  attempts,
}: Row): HeldNotice => ({
  id,
  type,
  request,
  ...(about_grant !== null && { grant: about_grant }),
  ...(recipient !== null && { recipient }),
  dueAt: due_at,
  attempts,
});

const stillHeld = (transaction: Housekeeping, { id, attempts }: HeldNotice) =>
  transaction
    .updateTable("notices")
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .where("outcome", "is", null);

const end = async (
  transaction: Housekeeping,
  notice: HeldNotice,
  outcome: NoticeOutcome,
): Promise<boolean> => {
  const { numUpdatedRows } = await stillHeld(transaction, notice)
    .set({ outcome })
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
};
