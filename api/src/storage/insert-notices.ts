import type { NewNotice } from "../notices/notice.ts";
import type { Work } from "./database.ts";

/** In the commit of what they tell of; what was decided to be told once is not decided again. */
export const insertNotices = async (
  work: Pick<Work, "insertInto">,
  notices: readonly NewNotice[],
): Promise<void> => {
  if (notices.length === 0) return;
  const rows = notices.map(({ type, request, grant, recipient, dueAt }) => ({
    type,
    request,
    about_grant: grant ?? null,
    recipient: recipient ?? null,
    due_at: dueAt,
    next_try_at: dueAt,
  }));
  await work
    .insertInto("notices")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
