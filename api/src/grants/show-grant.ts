import type { Grant } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { GrantRecord } from "./grant.ts";
import type { GrantPorts } from "./ports.ts";
import { lookAtGrants } from "./look-at-grants.ts";

/** A grant right after something was done to it. */
export const showGrant = async (
  ports: GrantPorts,
  asker: Asker,
  grant: GrantRecord,
): Promise<Grant> => {
  const [shown] = await lookAtGrants(ports, asker, [grant]);
  if (!shown) throw new ProblemError("not_found");
  return shown;
};
