import type { Rotation, RotationPlan } from "@vault-tab/contract";
import { sameSecret } from "../../paths.ts";

const DAY = 86_400_000;
/** So early what becomes due is worth a line. */
const AHEAD = 30 * DAY;

/** Plans whose next rotation is overdue or near, the most urgent first. */
export const duePlans = (
  plans: readonly RotationPlan[],
  running: readonly Rotation[],
  now: number,
): readonly RotationPlan[] =>
  plans
    .filter(({ dueAt }) => dueAt !== undefined && Date.parse(dueAt) < now + AHEAD)
    .filter((plan) => !running.some((rotation) => sameSecret(rotation, plan)))
    .toSorted((one, other) => (one.dueAt ?? "").localeCompare(other.dueAt ?? ""));

/** Failures that nothing has made good since. */
export const stillFailed = (
  failed: readonly Rotation[],
  others: readonly Rotation[],
): readonly Rotation[] =>
  failed.filter(
    (one) =>
      ![...failed, ...others].some(
        (other) => sameSecret(one, other) && other.createdAt > one.createdAt,
      ),
  );
