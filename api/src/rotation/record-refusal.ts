import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import { ProblemError } from "../problem-error.ts";
import type { RotationTarget } from "./rotation.ts";
import type { Guarded } from "./standing-actions.ts";

/**
 * Somebody wished to rotate what they may not: an entry, and a refusal in words.
 * @throws ProblemError always where it is not allowed
 */
export const recordRefusal = async (
  log: AuditLog,
  { actor }: Asker,
  target: RotationTarget,
  guarded: Guarded,
): Promise<void> => {
  if (guarded.allowed) return;
  const { code, reason: detail } = guarded;
  if (code === "not_allowed" || code === "refused_by_rules") {
    await log.append({
      type: "rotation-refused",
      actor: actorEntry(actor),
      subject: { vault: target.vault, secret: target.name, kind: target.kind },
      data: { code, because: detail },
    });
  }
  throw new ProblemError(code, { detail });
};
