import { hash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { KeptReplies, RepeatableCall } from "../ports/kept-replies.ts";
import { ProblemError } from "../problem-error.ts";
import type { Database } from "./database.ts";

/** A process says so often that it still works on a call. */
const RENEWED_EVERY = 1_500;
/** A call of which nothing was heard for so long was lost with its process; clocks differ by 2 s at most. */
const LOST_AFTER = 6_000;
/** So long a repeat gets the same answer. */
const KEPT_FOR = 24 * 60 * 60_000;

/**
 * Claims a key by writing it: of two calls at once the second finds it. A process that dies between
 * the effect and the answer leaves a claim without a reply; the use cases make nothing twice then,
 * since what they make has an id that follows from the key.
 */
export const createKeptReplies = (database: Database, clock: Clock): KeptReplies => ({
  once: async (call, act) => {
    const known = await claim(database, call, clock.now());
    if (known) return known.reply;
    const renewing = setInterval(() => {
      renew(database, call, clock.now()).catch(() => undefined);
    }, RENEWED_EVERY);
    try {
      const reply = await act();
      await answer(database, call, reply);
      return reply;
    } catch (cause) {
      await forget(database, call);
      throw cause;
    } finally {
      clearInterval(renewing);
    }
  },
});

/** Only compared: what somebody wrote is not kept for that. */
const hashOf = (wish: string): string => hash("sha256", wish, "hex");

const claim = (
  database: Database,
  call: RepeatableCall,
  now: Date,
): Promise<{ reply: unknown } | undefined> =>
  database.housekeep(async (transaction) => {
    const lost = new Date(now.getTime() - LOST_AFTER);
    const old = new Date(now.getTime() - KEPT_FOR);
    await transaction
      .deleteFrom("kept_replies")
      .where((where) =>
        where.or([
          where("claimed_at", "<", old),
          where.and([where("claimed_at", "<", lost), where("reply", "is", null)]),
        ]),
      )
      .execute();
    const { person, operation, key } = call;
    const wish = hashOf(call.wish);
    const claimed = await transaction
      .insertInto("kept_replies")
      .values({ person, operation, key, wish, claimed_at: now, reply: null })
      .onConflict((conflict) => conflict.columns(["person", "operation", "key"]).doNothing())
      .returning("key")
      .executeTakeFirst();
    if (claimed) return undefined;
    const kept = await transaction
      .selectFrom("kept_replies")
      .select(["wish", "reply"])
      .where("person", "=", person)
      .where("operation", "=", operation)
      .where("key", "=", key)
      .executeTakeFirst();
    if (kept && kept.wish !== wish) throw new ProblemError("idempotency_key_reused");
    if (!kept || kept.reply === null) throw new ProblemError("in_progress", { retryAfter: 1 });
    return { reply: kept.reply };
  });

const renew = (database: Database, call: RepeatableCall, now: Date): Promise<void> =>
  database.housekeep(async (transaction) => {
    await transaction
      .updateTable("kept_replies")
      .set({ claimed_at: now })
      .where("person", "=", call.person)
      .where("operation", "=", call.operation)
      .where("key", "=", call.key)
      .execute();
  });

const answer = (database: Database, call: RepeatableCall, reply: unknown): Promise<void> =>
  database.housekeep(async (transaction) => {
    await transaction
      .updateTable("kept_replies")
      .set({ reply: JSON.stringify(reply) })
      .where("person", "=", call.person)
      .where("operation", "=", call.operation)
      .where("key", "=", call.key)
      .execute();
  });

const forget = (database: Database, call: RepeatableCall): Promise<void> =>
  database.housekeep(async (transaction) => {
    await transaction
      .deleteFrom("kept_replies")
      .where("person", "=", call.person)
      .where("operation", "=", call.operation)
      .where("key", "=", call.key)
      .execute();
  });
