import { type RawBuilder, sql } from "kysely";

/** Where a page begins in a list whose newest come first. */
interface Place {
  readonly createdAt: Date;
  readonly id: string;
}

/** Both columns at once, as the index has them: many may have come in the same instant. */
export const isBehind = ({ createdAt, id }: Place): RawBuilder<boolean> =>
  sql<boolean>`(created_at, id) < (${createdAt}, ${id}::uuid)`;
