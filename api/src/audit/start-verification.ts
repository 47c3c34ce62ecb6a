import type { AuditStanding } from "@vault-tab/contract";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { refuseOthers } from "./overseers-only.ts";
import type { AuditPorts } from "./ports.ts";
import { showStanding } from "./show-standing.ts";

/** Has the log checked and does not wait for it. @throws ProblemError `not_allowed` */
export const startVerification = async (
  ports: AuditPorts,
  asker: Asker,
): Promise<AuditStanding> => {
  refuseOthers(asker.actor);
  await ports.verification.ask(actorEntry(asker.actor));
  return showStanding(ports, asker);
};
