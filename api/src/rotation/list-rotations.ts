import type { Rotations as RotationsReply, RotationsQuery } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import type { RotationFilter } from "../ports/rotations.ts";
import { placeAfter, placeOf } from "../requests/place.ts";
import { findVisiblePlaces } from "./find-visible-rotation.ts";
import { lookAtRotations } from "./look-at-rotations.ts";
import type { LookPorts } from "./ports.ts";

const PAGE = 50;

/**
 * A page of rotations, newest first.
 * @throws ProblemError `invalid_input` for a cursor of another list
 */
export const listRotations = async (
  ports: LookPorts,
  asker: Asker,
  query: RotationsQuery,
): Promise<RotationsReply> => {
  const { cursor, limit = PAGE } = query;
  const before = cursor === undefined ? undefined : placeOf(cursor);
  const { actor } = asker;
  const seen = isOverseer(actor) ? undefined : await findVisiblePlaces(ports, asker);
  const filter = {
    ...filterOf(query),
    ...(seen && { visible: { places: seen.places, startedBy: actor.objectId } }),
  };
  const found = await ports.rotations.list(filter, limit + 1, before);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await lookAtRotations(ports, asker, shown),
    ...(found.length > limit && last && { nextCursor: placeAfter(last) }),
    complete: seen?.complete ?? true,
  };
};

const filterOf = ({ vault, name, kind, status, retirement }: RotationsQuery): RotationFilter => ({
  ...(vault && vault.length > 0 && { vaults: vault }),
  ...(name !== undefined && { name }),
  ...(kind && { kind }),
  ...(status && status.length > 0 && { statuses: status }),
  ...(retirement && retirement.length > 0 && { retirements: retirement }),
});
