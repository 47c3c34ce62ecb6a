import type { RotationsQuery } from "@vault-tab/contract";
import { useRotationPlans, useRotations } from "../../data/rotations.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { duePlans, stillFailed } from "./groups.ts";

const running: RotationsQuery = { status: ["queued", "running", "verifying"], limit: 200 };
const failed: RotationsQuery = { status: ["failed"], limit: 50 };
const retiring: RotationsQuery = { retirement: ["retiring"], limit: 200 };
const over: RotationsQuery = { status: ["succeeded", "cancelled"], limit: 30 };

type Listed = ReturnType<typeof useRotations>;
const itemsOf = ({ data }: Listed) => data?.pages.flatMap(({ items }) => items) ?? [];

/** Everything the section shows, each where somebody would look for it. */
export function useRotationGroups() {
  const { now } = useScreenTime();
  const lists = {
    running: useRotations(running),
    failed: useRotations(failed),
    retiring: useRotations(retiring),
    over: useRotations(over),
  };
  const plans = useRotationPlans();
  const all = [...Object.values(lists), plans];
  const current = { running: itemsOf(lists.running), retiring: itemsOf(lists.retiring) };
  const done = itemsOf(lists.over);
  const isRetiring = new Set(current.retiring.map(({ id }) => id));
  return {
    ...current,
    due: duePlans(plans.data?.pages.flatMap(({ items }) => items) ?? [], current.running, now),
    failed: stillFailed(itemsOf(lists.failed), [...current.running, ...done]),
    done: done.filter(({ id }) => !isRetiring.has(id)),
    loaded: all.every(({ data }) => data !== undefined),
    error: all.find(({ error }) => error)?.error ?? null,
    attempts: all.reduce((sum, { errorUpdateCount }) => sum + errorUpdateCount, 0),
    fetching: all.some(({ isFetching }) => isFetching),
    refresh: () => all.forEach((query) => void query.refetch()),
    more: {
      has: lists.over.hasNextPage,
      busy: lists.over.isFetchingNextPage,
      fetch: () => void lists.over.fetchNextPage(),
    },
  };
}
