import type { PlanLooks } from "../ports/plan-looks.ts";
import { ProblemError } from "../problem-error.ts";
import { findByRotator } from "./find-rotatable.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { SweepPorts } from "./ports.ts";
import { setDueDate } from "./set-due-date.ts";

export interface PlanLookPorts extends Pick<
  SweepPorts,
  "plans" | "vaults" | "rotatorVault" | "clock" | "failed"
> {
  readonly looks: PlanLooks;
}

const PAGE = 200;
const MINUTE = 60_000;
const AGAIN_AFTER = 24 * 60 * MINUTE;
const TRY_AGAIN_AFTER = 5 * MINUTE;

/**
 * Compares plans with what their vaults show now: each once a day, and those of which Event Grid tells at
 * once. So a new version that somebody else has made, or one that expires sooner, moves the date.
 * @returns how many were looked at
 */
export const lookAtPlans = async (ports: PlanLookPorts): Promise<number> => {
  const { clock, looks } = ports;
  let looked = 0;
  for (;;) {
    const now = clock.now();
    const plans = await looks.claim(now, new Date(now.getTime() + AGAIN_AFTER), PAGE);
    for (const plan of plans) await lookAt(ports, plan);
    looked += plans.length;
    if (plans.length < PAGE) return looked;
  }
};

const lookAt = async (ports: PlanLookPorts, plan: RotationPlanRecord): Promise<void> => {
  const now = ports.clock.now();
  try {
    const { newest } = await findByRotator(ports, plan.target);
    const { dueAt } = plan;
    // What is due stays so until there is a newer version: a use may have made it due, and no date.
    if (dueAt && dueAt <= now && newest.createdAt <= dueAt) return;
    await setDueDate(ports.plans, plan.target, newest);
  } catch (cause) {
    await ports.looks.putOff(plan.id, new Date(now.getTime() + TRY_AGAIN_AFTER));
    if (!(cause instanceof ProblemError)) ports.failed(cause);
  }
};
