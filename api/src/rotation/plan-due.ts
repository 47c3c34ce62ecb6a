import { millisecondsOf, type Cadence } from "@vault-tab/contract";

const DAY = 86_400_000;

/** When the next version is due, by the newest one; never, where that never expires. */
export const dueBy = (
  cadence: Cadence | undefined,
  newest: { readonly createdAt: Date; readonly expiresAt?: Date | undefined },
): Date | undefined => {
  if (!cadence) return undefined;
  if ("every" in cadence) {
    return new Date(newest.createdAt.getTime() + millisecondsOf(cadence.every));
  }
  const { expiresAt } = newest;
  return expiresAt && new Date(expiresAt.getTime() - cadence.daysBeforeExpiry * DAY);
};
