import type { AuditStanding } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { refuseOthers } from "./overseers-only.ts";
import type { AuditPorts } from "./ports.ts";

/** @throws ProblemError `not_allowed` */
export const showStanding = async (
  { reader, checks, verification }: Pick<AuditPorts, "reader" | "checks" | "verification">,
  { actor }: Asker,
): Promise<AuditStanding> => {
  refuseOthers(actor);
  const [head, last, running] = await Promise.all([
    reader.head(),
    checks.last(),
    verification.isAsked(),
  ]);
  return {
    entries: head.sequence,
    ...(last && {
      last: {
        checkedAt: last.at.toISOString(),
        intactTo: last.intactTo.sequence,
        ...(last.wrong && { wrong: last.wrong }),
      },
    }),
    running,
  };
};
