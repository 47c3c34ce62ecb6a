import * as z from "zod/mini";
import type { VerificationWishes } from "../ports/verification-wishes.ts";
import { CHAIN } from "./audit-walk.ts";
import type { Database } from "./database.ts";

const AskedBy = z.object({
  kind: z.enum(["person", "agent", "service"]),
  id: z.string(),
  tenant: z.optional(z.string()),
  name: z.optional(z.string()),
  client: z.optional(z.string()),
});

export const createVerificationWishes = (
  database: Pick<Database, "read" | "housekeep">,
  clock: { now(): Date },
): VerificationWishes => ({
  ask: async (by) => {
    await database.housekeep((transaction) =>
      transaction
        .insertInto("verifications_asked")
        .values({ chain: CHAIN, asked_by: JSON.stringify(by), taken_until: null })
        .onConflict((conflict) => conflict.column("chain").doNothing())
        .execute(),
    );
  },

  isAsked: async () => {
    const row = await database.read((reading) =>
      reading
        .selectFrom("verifications_asked")
        .select("chain")
        .where("chain", "=", CHAIN)
        .executeTakeFirst(),
    );
    return row !== undefined;
  },

  take: async (until) => {
    const row = await database.housekeep((transaction) =>
      transaction
        .updateTable("verifications_asked")
        .set({ taken_until: until })
        .where("chain", "=", CHAIN)
        .where((where) =>
          where.or([where("taken_until", "is", null), where("taken_until", "<", clock.now())]),
        )
        .returning("asked_by")
        .executeTakeFirst(),
    );
    return row && z.parse(AskedBy, row.asked_by);
  },

  done: async () => {
    await database.housekeep((transaction) =>
      transaction.deleteFrom("verifications_asked").where("chain", "=", CHAIN).execute(),
    );
  },
});
