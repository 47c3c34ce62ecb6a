import type { Wrong } from "../audit/chain-check.ts";
import type { AuditChecks } from "../ports/audit-checks.ts";
import { CHAIN } from "./audit-walk.ts";
import type { Database } from "./database.ts";

const REASONS: readonly Wrong["because"][] = [
  ...(["missing", "changed", "out-of-order", "not-as-anchored", "cut-off"] as const),
];

export const createAuditChecks = (database: Pick<Database, "read" | "housekeep">): AuditChecks => ({
  last: async () => {
    const row = await database.read((reading) =>
      reading.selectFrom("audit_checks").selectAll().where("chain", "=", CHAIN).executeTakeFirst(),
    );
    if (!row) return undefined;
    const because = REASONS.find((reason) => reason === row.because);
    const wrong =
      because && row.wrong_at !== null ? { at: Number(row.wrong_at), because } : undefined;
    return {
      at: row.checked_at,
      intactTo: { sequence: Number(row.intact_to), hash: row.hash },
      wrong,
    };
  },
  remember: async ({ at, intactTo, wrong }) => {
    const found = {
      checked_at: at,
      intact_to: intactTo.sequence,
      hash: intactTo.hash,
      wrong_at: wrong?.at ?? null,
      because: wrong?.because ?? null,
    };
    await database.housekeep((transaction) =>
      transaction
        .insertInto("audit_checks")
        .values({ chain: CHAIN, ...found })
        .onConflict((conflict) => conflict.column("chain").doUpdateSet(found))
        .execute(),
    );
  },
});
