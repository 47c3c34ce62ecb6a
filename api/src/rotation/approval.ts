import type { PersonRef } from "@vault-tab/contract";
import { hashOfBody } from "../audit/chain.ts";
import type { RotationPlanRecord } from "./plan.ts";

type Content = Pick<
  RotationPlanRecord,
  "target" | "settings" | "cadence" | "window" | "overlapMs" | "quietMs" | "tell"
>;

/** The same for the same content: a database gives the names of an object back in any order. */
const hashOfPlan = (plan: Content): string => {
  const { target, settings, cadence, window, overlapMs, quietMs, tell } = plan;
  const content = { target, settings, cadence, window, overlapMs, quietMs, tell };
  return hashOfBody(JSON.stringify(content, sorted));
};

const sorted = (_name: string, part: unknown): unknown =>
  typeof part === "object" && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
    : part;

/** With an approval of this very content. */
export const approved = (
  plan: RotationPlanRecord,
  by: PersonRef,
  at: Date,
): RotationPlanRecord => ({ ...plan, approval: { by, at, hash: hashOfPlan(plan) } });

/** Whatever changed the plan since: what was approved is not what is there. */
export const isApproved = (plan: RotationPlanRecord): boolean =>
  plan.approval?.hash === hashOfPlan(plan);
