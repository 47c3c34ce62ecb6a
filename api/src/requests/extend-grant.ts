import type { Extension } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { askForAccess } from "./ask-for-access.ts";
import { againstExtending } from "./extension.ts";
import type { RequestPorts } from "./ports.ts";

/**
 * Asks to go on where a running grant ends: a new request by the same rules, that begins without a
 * gap.
 * @throws ProblemError `not_found`, `not_allowed`, `state_changed`, and what asking answers
 */
export const extendGrant = async (
  ports: RequestPorts,
  asker: Asker,
  id: string,
  { idempotencyKey, ...wish }: Extension & { readonly idempotencyKey: string | undefined },
): Promise<AccessRequestRecord> => {
  const grant = await ports.grants.find(id);
  if (!grant || grant.holder.objectId !== asker.actor.objectId) throw new ProblemError("not_found");
  const against = againstExtending(grant);
  if (against) throw new ProblemError(against.code, { detail: against.detail });
  const { requests } = await askForAccess(
    ports,
    asker,
    {
      ...wish,
      role: grant.target.role,
      secrets: [grant.secret],
      ...(grant.endsAt && { startsAt: grant.endsAt.toISOString() }),
    },
    { idempotencyKey, continues: grant.id },
  );
  const [request] = requests;
  if (!request) throw new ProblemError("refused_by_rules");
  return request;
};
