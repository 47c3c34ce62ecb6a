import { millisecondsOf, type NewRotationPlan, type RotationPlanning } from "@vault-tab/contract";
import { dueBy } from "@vault-tab/contract/next-rotations";
import { secretInText } from "../audit/secret-in-text.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { planEntry } from "./entries.ts";
import { findRights } from "./find-rights.ts";
import { findRotatable, type Rotatable } from "./find-rotatable.ts";
import { checkPlan } from "./plan-limits.ts";
import { approved } from "./approval.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationPorts } from "./ports.ts";
import { recordRefusal } from "./record-refusal.ts";
import { presentPlanning } from "./show-planning.ts";
import { mayByRules, mayReplace } from "./standing-actions.ts";

/**
 * Sets the plan of a secret, as whoever sets it has seen it. Who may also rotate in Azure approves it
 * by that; from anybody else it waits for somebody who may.
 * @throws ProblemError `not_found`, `invalid_input`, `secret_in_text`, `refused_by_rules`,
 * `not_allowed`, `state_changed`, and what signing in may answer
 */
export const setPlan = async (
  ports: RotationPorts,
  asker: Asker,
  named: { readonly vault: string; readonly name: string },
  wish: NewRotationPlan,
): Promise<RotationPlanning> => {
  const found = await findRotatable(ports, asker, { ...named, kind: wish.kind });
  const { target, newest } = found;
  const { rotator } = wish.settings;
  const rights = await findRights(ports, asker, { target, rotator, newest });
  await recordRefusal(ports.log, asker, target, mayByRules(rights));
  checkPlan(wish, target.kind, new Set(ports.rotators.keys()), ports.clock.now());
  await lookIntoParameters(ports, wish);
  const approves = mayReplace(rights, rotator).allowed;
  await ports.plans.change(target, (before) => {
    if ((before?.version ?? 0) !== wish.version) {
      throw new ProblemError("state_changed", {
        detail: "Somebody has changed the plan meanwhile.",
      });
    }
    const made = { id: ports.ids.fresh(), asker, found, wish, approves, before };
    const plan = newPlan(made, ports.clock.now());
    return { plan, entry: planEntry("rotation-plan-changed", plan, actorEntry(asker.actor)) };
  });
  return presentPlanning(ports, asker, found);
};

const lookIntoParameters = async (
  { inspector }: RotationPorts,
  { settings }: NewRotationPlan,
): Promise<void> => {
  if (!("parameters" in settings)) return;
  for (const [name, text] of Object.entries(settings.parameters)) {
    const kind = await inspector.inspect(text);
    if (kind !== undefined) throw secretInText(`settings.parameters.${name}`, kind);
  }
};

interface Made {
  readonly id: string;
  readonly asker: Asker;
  readonly found: Rotatable;
  readonly wish: NewRotationPlan;
  readonly approves: boolean;
  readonly before: RotationPlanRecord | undefined;
}

const newPlan = (
  { id, asker: { actor }, found, wish, approves, before }: Made,
  now: Date,
): RotationPlanRecord => {
  const by = { objectId: actor.objectId, name: actor.name };
  const dueAt = dueBy(wish.cadence, found.newest);
  const plan: RotationPlanRecord = {
    id: before?.id ?? id,
    target: found.target,
    version: wish.version + 1,
    settings: wish.settings,
    ...(wish.cadence && { cadence: wish.cadence }),
    ...(wish.window && { window: wish.window }),
    overlapMs: millisecondsOf(wish.overlap),
    quietMs: millisecondsOf(wish.quiet),
    tell: wish.tell,
    createdAt: before?.createdAt ?? now,
    changedBy: by,
    changedAt: now,
    ...(dueAt && { dueAt }),
  };
  return approves ? approved(plan, by, now) : plan;
};
