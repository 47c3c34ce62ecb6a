import type { AuditLog } from "../ports/audit-log.ts";
import type { VerificationWishes } from "../ports/verification-wishes.ts";
import { verifyLog, type Verifying } from "./verify-log.ts";

export interface VerificationPorts extends Verifying {
  readonly wishes: Pick<VerificationWishes, "take" | "done">;
  readonly log: AuditLog;
}

/** Longer than a check of the largest log takes. After that another worker begins anew. */
const HOLD = 60 * 60_000;

/** Checks the whole log where somebody has asked for it. What it finds is remembered, and is an entry. */
export const runVerification = async (ports: VerificationPorts): Promise<void> => {
  const { wishes, log, clock } = ports;
  const actor = await wishes.take(new Date(clock.now().getTime() + HOLD));
  if (!actor) return;
  const { intactTo, wrong } = await verifyLog(ports);
  await log.append({
    type: "audit-verified",
    actor,
    subject: {},
    data: {
      intactTo: intactTo.sequence,
      hash: intactTo.hash,
      ...(wrong && { wrongAt: wrong.at, because: wrong.because }),
    },
  });
  await wishes.done();
};
