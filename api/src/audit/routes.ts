import { operations } from "@vault-tab/contract";
import type { Bind, BindCommand, BindText } from "../http/operation.ts";
import type { AuditPorts } from "./ports.ts";
import { sendExport } from "./send-export.ts";
import { showCheckpoint } from "./show-checkpoint.ts";
import { showEntries } from "./show-entries.ts";
import { showStanding } from "./show-standing.ts";
import { startVerification } from "./start-verification.ts";

interface Binder {
  readonly bind: Bind;
  readonly bindCommand: BindCommand;
  readonly bindText: BindText;
}

export const auditRoutes = ({ bind, bindCommand, bindText }: Binder, ports: AuditPorts): void => {
  bind(operations.listAuditEntries, ({ asker, query }) => showEntries(ports, asker, query));
  bindText(operations.exportAudit, ({ asker, query }) => sendExport(ports, asker, query));
  bind(operations.getAuditCheckpoint, ({ asker }) => showCheckpoint(ports, asker));
  bind(operations.getAuditVerification, ({ asker }) => showStanding(ports, asker));
  bindCommand(operations.verifyAudit, ({ asker }) => startVerification(ports, asker));
};
