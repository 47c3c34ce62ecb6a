import type { Grants as GrantsReply, GrantsQuery } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import type { GrantPorts } from "./ports.ts";
import { lookAtGrants } from "./look-at-grants.ts";
import { placeAfter, placeOf } from "../requests/place.ts";

const PAGE = 50;

/**
 * A page of grants, newest first.
 * @throws ProblemError `not_allowed` for the view of all, `invalid_input` for a cursor of another list
 */
export const listGrants = async (
  ports: GrantPorts,
  asker: Asker,
  { view = "mine", status, cursor, limit = PAGE }: GrantsQuery,
): Promise<GrantsReply> => {
  if (view === "all" && !isOverseer(asker.actor)) {
    throw new ProblemError("not_allowed", { detail: "All grants are for admins and auditors." });
  }
  const found = await ports.grants.list(
    {
      ...(view === "mine" && { holder: asker.actor.objectId }),
      ...(status && status.length > 0 && { statuses: status }),
    },
    limit + 1,
    cursor === undefined ? undefined : placeOf(cursor),
  );
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await lookAtGrants(ports, asker, shown),
    ...(found.length > limit && last && { nextCursor: placeAfter(last) }),
    complete: true,
  };
};
