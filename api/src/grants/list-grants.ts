import type { Grants as GrantsReply, GrantsQuery, GrantStatus } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import type { GrantFilter, GrantPlace } from "../ports/grants.ts";
import { ProblemError } from "../problem-error.ts";
import type { GrantRecord } from "./grant.ts";
import type { GrantPorts } from "./ports.ts";
import { lookAtGrants, revokingOf } from "./look-at-grants.ts";
import { placeAfter, placeOf } from "../requests/place.ts";

const PAGE = 50;
const BATCH = 200;
const stillOpen: readonly GrantStatus[] = ["scheduled", "provisioning", "active"];

/**
 * A page of grants, newest first.
 * @throws ProblemError `not_allowed` for the view of all, `invalid_input` for a cursor of another list
 */
export const listGrants = async (
  ports: GrantPorts,
  asker: Asker,
  query: GrantsQuery,
): Promise<GrantsReply> => {
  const { view = "mine", cursor, limit = PAGE } = query;
  if (view === "all" && !isOverseer(asker.actor)) {
    throw new ProblemError("not_allowed", { detail: "All grants are for admins and auditors." });
  }
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const filter = filterOf(asker, query);
  const found =
    view === "to-end"
      ? await findEndable(ports, asker, { filter, count: limit + 1, after })
      : await ports.grants.list(filter, limit + 1, after);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await lookAtGrants(ports, asker, shown),
    ...(found.length > limit && last && { nextCursor: placeAfter(last) }),
    complete: true,
  };
};

const filterOf = ({ actor }: Asker, { view = "mine", status }: GrantsQuery): GrantFilter => {
  const statuses = status && status.length > 0 ? status : undefined;
  return {
    ...(view === "mine" && { holder: actor.objectId }),
    ...(view === "to-end"
      ? { statuses: stillOpen.filter((one) => !statuses || statuses.includes(one)) }
      : statuses && { statuses }),
  };
};

interface Wanted {
  readonly filter: GrantFilter;
  readonly count: number;
  readonly after: GrantPlace | undefined;
}

/** What of the access of others this person may end. No program ends anything. */
const findEndable = async (
  ports: GrantPorts,
  { actor }: Asker,
  { filter, count, after }: Wanted,
): Promise<readonly GrantRecord[]> => {
  const wanted: GrantRecord[] = [];
  if (actor.kind === "agent" || filter.statuses?.length === 0) return wanted;
  let place = after;
  for (;;) {
    const batch = await ports.grants.list(filter, BATCH, place);
    const others = batch.filter(({ holder }) => holder.objectId !== actor.objectId);
    const revoking = await revokingOf(ports, actor, others);
    wanted.push(...others.filter(({ id }) => revoking.get(id)?.allowed));
    const last = batch.at(-1);
    if (wanted.length >= count || !last || batch.length < BATCH) return wanted;
    place = { createdAt: last.createdAt, id: last.id };
  }
};
