import { ProblemError } from "../problem-error.ts";
import { planEntry, theService } from "./entries.ts";
import { findByRotator } from "./find-rotatable.ts";
import { isApproved } from "./approval.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { DuePorts } from "./start-due-rotations.ts";
import { startPlanned } from "./start-planned.ts";
import { isOpen } from "./window.ts";

/** What was read longer ago is no longer begun by itself. */
const DAYS = 30 * 24 * 60 * 60_000;

/**
 * Where a rule asks for it (`@rotateAfterUse`), a secret gets a new value once a grant by which it was
 * read is over: by its approved plan, within its window. A plan that nobody has approved is due from
 * then on, and says so.
 */
export const startAfterUse = async (ports: DuePorts): Promise<void> => {
  const now = ports.clock.now();
  const used = await ports.rotations.usedUp(new Date(now.getTime() - DAYS));
  for (const { grant, ...target } of used) {
    try {
      const plan = await ports.plans.find(target);
      if (plan && isApproved(plan)) await startFor(ports, plan, grant);
      else if (plan) await sayDue(ports, plan);
    } catch (cause) {
      // Azure does not show it now, or another replica was first: it is looked at again.
      if (!(cause instanceof ProblemError)) ports.failed(cause);
    }
  }
};

const startFor = async (
  ports: DuePorts,
  plan: RotationPlanRecord,
  grant: string,
): Promise<void> => {
  const now = ports.clock.now();
  if (!isOpen(plan, now)) return;
  const id = ports.ids.of(`after use ${grant} ${now.toISOString().slice(0, 10)}`);
  if (await ports.rotations.find(id)) return;
  const found = await findByRotator(ports, plan.target);
  await startPlanned(ports, { id, plan, found, trigger: "after-use" });
};

const sayDue = async (
  { plans, clock }: DuePorts,
  { target, dueAt }: RotationPlanRecord,
): Promise<void> => {
  const now = clock.now();
  if (dueAt && dueAt <= now) return;
  await plans.change(target, (plan) => {
    if (!plan) throw new ProblemError("plan_missing");
    const due = { ...plan, dueAt: now };
    return { plan: due, entry: planEntry("rotation-plan-due", due, theService) };
  });
};
