import type { AccessRequest } from "@vault-tab/contract";

const allowed = (request: AccessRequest, wanted: AccessRequest["actions"][number]["name"]) =>
  request.actions.some((action) => action.name === wanted && action.allowed);

export const mayJudge = (request: AccessRequest): boolean => allowed(request, "approve");
export const maySignOff = (request: AccessRequest): boolean => allowed(request, "sign-off");
export const isOpen = (request: AccessRequest): boolean => mayJudge(request) || maySignOff(request);

/** What was ever in the queue while it is looked at, each as it was seen last. */
export function remembered(
  kept: readonly AccessRequest[],
  found: readonly AccessRequest[],
): readonly AccessRequest[] {
  const all = new Map(kept.map((one) => [one.id, one]));
  for (const one of found) all.set(one.id, one);
  return [...all.values()];
}

/** Broken glass first, then who has waited longest: what comes in does not move what is read. */
export const inOrder = (requests: readonly AccessRequest[]): readonly AccessRequest[] =>
  requests.toSorted(
    (one, other) =>
      Number(other.breakGlass) - Number(one.breakGlass) ||
      Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
      one.id.localeCompare(other.id),
  );

/** The row to go to after a decision: the next one that is open, or else the one before. */
export function nextOpen(
  rows: readonly { readonly id: string; readonly open: boolean }[],
  decided: readonly string[],
): string | undefined {
  const last = rows.findLastIndex(({ id }) => decided.includes(id));
  const free = ({ id, open }: (typeof rows)[number]) => open && !decided.includes(id);
  return (rows.slice(last + 1).find(free) ?? rows.slice(0, Math.max(last, 0)).findLast(free))?.id;
}
