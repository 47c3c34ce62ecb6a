import { dueBy } from "@vault-tab/contract/next-rotations";
import type { Ids } from "../ports/ids.ts";
import { ProblemError } from "../problem-error.ts";
import { findByRotator } from "./find-rotatable.ts";
import { isOpen } from "./window.ts";
import { isApproved } from "./approval.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { SweepPorts } from "./ports.ts";
import { setDueDate } from "./set-due-date.ts";
import { startPlanned } from "./start-planned.ts";

export interface DuePorts extends Pick<
  SweepPorts,
  "rotations" | "plans" | "vaults" | "rotatorVault" | "rotators" | "clock" | "failed"
> {
  readonly ids: Pick<Ids, "of">;
}

const PAGE = 200;

/**
 * Begins what approved plans say is due, under the rotator's own identity. What is begun has a name
 * that follows from the plan: any number of replicas may look at once, and one begins it.
 */
export const startDueRotations = async (ports: DuePorts): Promise<void> => {
  const now = ports.clock.now();
  let page: readonly RotationPlanRecord[] = [];
  do {
    page = await ports.plans.due(now, PAGE, page.at(-1));
    for (const plan of page) {
      try {
        await startDue(ports, plan);
      } catch (cause) {
        // Azure does not show it now, or another replica was first: it is looked at again.
        if (!(cause instanceof ProblemError)) ports.failed(cause);
      }
    }
  } while (page.length === PAGE);
};

const startDue = async (ports: DuePorts, plan: RotationPlanRecord): Promise<void> => {
  const now = ports.clock.now();
  if (!isApproved(plan) || !isOpen(plan, now)) return;
  const id = ports.ids.of(nameOf(plan, now));
  if (await ports.rotations.find(id)) return;
  const found = await findByRotator(ports, plan.target);
  const dueAt = dueBy(plan.cadence, found.newest);
  if (!dueAt || dueAt > now) return setDueDate(ports.plans, plan.target, found.newest);
  await startPlanned(ports, { id, plan, found, trigger: "schedule" });
};

/** What failed is tried again on another day. */
const nameOf = ({ id, dueAt }: RotationPlanRecord, now: Date): string =>
  `scheduled ${id} ${dueAt?.toISOString()} ${now.toISOString().slice(0, 10)}`;
