import type { RotationPlans as PlansReply, RotationPlansQuery } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { placeAfter, placeOf } from "../requests/place.ts";
import { findVisiblePlaces } from "./find-visible-rotation.ts";
import type { LookPorts } from "./ports.ts";
import { presentPlan } from "./present-plan.ts";

const PAGE = 100;

/**
 * A page of the plans of what this person may list, newest first.
 * @throws ProblemError `invalid_input` for a cursor of another list
 */
export const listPlans = async (
  ports: Pick<LookPorts, "plans" | "rights" | "vaults">,
  asker: Asker,
  { vault: names, cursor, limit = PAGE }: RotationPlansQuery,
): Promise<PlansReply> => {
  const before = cursor === undefined ? undefined : placeOf(cursor);
  const { places, complete } = await findVisiblePlaces(ports, asker);
  const wanted = new Set(names?.map((name) => name.toLowerCase()));
  const among = places.filter(({ vault }) => wanted.size === 0 || wanted.has(vault.toLowerCase()));
  const found = await ports.plans.list(among, limit + 1, before);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(presentPlan),
    ...(found.length > limit && last && { nextCursor: placeAfter(last) }),
    complete,
  };
};
