import type { Reads as ReadsReply } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { GrantRecord } from "./grant.ts";
import { pageOfReads } from "./list-reads.ts";
import { revokingOf } from "./look-at-grants.ts";
import type { GrantPorts } from "./ports.ts";

/** More reads than that of one grant are counted and not listed: the list of all reads has them. */
const MOST = 200;

/**
 * What was made of a grant, for its holder, whoever may end it, admins and auditors.
 * @throws ProblemError `not_found`, alike for what is none of one's business
 */
export const listGrantReads = async (
  ports: Pick<GrantPorts, "grants" | "reads" | "requests" | "rules" | "vaults">,
  asker: Asker,
  id: string,
): Promise<ReadsReply> => {
  const grant = await ports.grants.find(id);
  if (!grant || !(await maySee(ports, asker, grant))) throw new ProblemError("not_found");
  const { vault } = grant.target;
  return pageOfReads(ports, { grant: id, vault }, { limit: MOST });
};

const maySee = async (
  ports: Pick<GrantPorts, "requests" | "rules" | "vaults">,
  { actor }: Asker,
  grant: GrantRecord,
): Promise<boolean> => {
  if (grant.holder.objectId === actor.objectId || isOverseer(actor)) return true;
  if (actor.kind === "agent") return false;
  const revoking = await revokingOf(ports, actor, [grant]);
  return revoking.get(grant.id)?.allowed === true;
};
