import type { AuditCheckpoint } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { refuseOthers } from "./overseers-only.ts";
import type { AuditPorts } from "./ports.ts";

/** @throws ProblemError `not_allowed`, `not_found` before the first one is written */
export const showCheckpoint = async (
  { store }: Pick<AuditPorts, "store">,
  { actor }: Asker,
): Promise<AuditCheckpoint> => {
  refuseOthers(actor);
  const newest = await store.newest();
  if (newest === undefined) throw new ProblemError("not_found");
  return newest;
};
