import type { AuditLog } from "../ports/audit-log.ts";
import type { EntryActor } from "./new-entry.ts";
import { verifyLog, type Verifying } from "./verify-log.ts";

/** The check of the whole log, at most one at a time in this process. */
export interface Verification {
  readonly running: boolean;
  /** Begins one, unless one runs. What it finds is remembered, and is an entry. */
  start(by: EntryActor): void;
  /** Resolves when none runs any more. */
  settled(): Promise<void>;
}

export interface VerificationPorts extends Verifying {
  readonly log: AuditLog;
  readonly failed: (cause: unknown) => void;
}

export const createVerification = (ports: VerificationPorts): Verification => {
  let running: Promise<void> | undefined;
  return {
    get running() {
      return running !== undefined;
    },
    start: (by) => {
      running ??= runOnce(ports, by)
        .catch(ports.failed)
        .finally(() => {
          running = undefined;
        });
    },
    settled: () => running ?? Promise.resolve(),
  };
};

const runOnce = async (ports: VerificationPorts, actor: EntryActor): Promise<void> => {
  const { intactTo, wrong } = await verifyLog(ports);
  await ports.log.append({
    type: "audit-verified",
    actor,
    subject: {},
    data: {
      intactTo: intactTo.sequence,
      hash: intactTo.hash,
      ...(wrong && { wrongAt: wrong.at, because: wrong.because }),
    },
  });
};
