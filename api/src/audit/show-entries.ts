import type { AuditPage, AuditQuery } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { listEntries } from "./list-entries.ts";
import type { AuditPorts } from "./ports.ts";
import { visibleTo } from "./visible.ts";

export const showEntries = (
  { reader }: Pick<AuditPorts, "reader">,
  { actor }: Asker,
  { cursor, limit, ...asked }: AuditQuery,
): Promise<AuditPage> => listEntries(reader, visibleTo(actor, asked), { cursor, limit });
