import type { PlanApproval, RotationPlanning } from "@vault-tab/contract";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { planEntry } from "./entries.ts";
import { findRights } from "./find-rights.ts";
import { findRotatable } from "./find-rotatable.ts";
import { approved } from "./approval.ts";
import type { RotationPorts } from "./ports.ts";
import { recordRefusal } from "./record-refusal.ts";
import { presentPlanning } from "./show-planning.ts";
import { mayApprove } from "./standing-actions.ts";

/**
 * Approves a plan as it was seen, by somebody who may rotate the secret themselves.
 * @throws ProblemError `not_found`, `plan_missing`, `refused_by_rules`, `not_allowed`,
 * `state_changed`, and what signing in anew may answer
 */
export const confirmPlan = async (
  ports: RotationPorts,
  asker: Asker,
  named: { readonly vault: string; readonly name: string },
  { kind, version }: PlanApproval,
): Promise<RotationPlanning> => {
  const found = await findRotatable(ports, asker, { ...named, kind });
  const { target, newest } = found;
  const seen = await ports.plans.find(target);
  const rotator = seen?.settings.rotator;
  const rights = await findRights(ports, asker, { target, rotator, newest });
  await recordRefusal(ports.log, asker, target, mayApprove(rights, seen));
  await ports.signIn.confirm(asker);
  const { actor } = asker;
  await ports.plans.change(target, (plan) => {
    if (plan?.version !== version) {
      throw new ProblemError("state_changed", {
        detail: "Somebody has changed the plan meanwhile.",
      });
    }
    const guarded = mayApprove(rights, plan);
    if (!guarded.allowed) throw new ProblemError(guarded.code, { detail: guarded.reason });
    const by = { objectId: actor.objectId, name: actor.name };
    const next = approved(plan, by, ports.clock.now());
    return { plan: next, entry: planEntry("rotation-plan-approved", next, actorEntry(actor)) };
  });
  return presentPlanning(ports, asker, found);
};
