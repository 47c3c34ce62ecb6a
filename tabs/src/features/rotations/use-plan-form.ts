import type { RotationPlanning } from "@vault-tab/contract";
import { useState } from "react";
import * as z from "zod/mini";
import { useKept } from "../../data/kept.ts";
import { useSetRotationPlan } from "../../data/rotations.ts";
import { secretPath } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { checkPlan } from "./check-plan.ts";
import { draftOf, PlanDraft, planOf } from "./plan-draft.ts";

/** What is being written, and the version of the plan that it was begun from. */
const Kept = z.object({ version: z.int(), draft: PlanDraft });

/** The plan as it is filled in, and its way to the service. */
export function usePlanForm(planning: RotationPlanning, onSaved: () => void) {
  const { read } = useScreenTime();
  const { vault, name, kind, plan } = planning;
  const [kept, setKept] = useKept(`vault-tab.plan${secretPath(planning)}`, Kept);
  const [tried, setTried] = useState(false);
  const setting = useSetRotationPlan();
  const version = plan?.version ?? 0;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [saved] = useState(() => ({ version, draft: draftOf(plan, kind, zone) }));
  const { draft, version: begun } = kept ?? saved;
  const faults = checkPlan(draft, new Date(read()));
  const right = Object.keys(faults).length === 0;
  const save = () => {
    setTried(true);
    if (!right) return;
    setting.mutate(
      { params: { vault, name }, body: planOf(draft, kind, begun) },
      {
        onSuccess: () => {
          setKept(undefined);
          onSaved();
        },
      },
    );
  };
  return {
    draft,
    faults,
    tried,
    right,
    save,
    busy: setting.isPending,
    trouble: setting.error ? troubleOf(setting.error) : undefined,
    change: (change: Partial<PlanDraft>) =>
      setKept({ version: begun, draft: { ...draft, ...change } }),
    /** Somebody has saved another one since this one was begun. */
    overtaken: version !== begun,
    takeTheirs: () => {
      setting.reset();
      setKept({ version, draft: draftOf(plan, kind, zone) });
    },
    keepMine: () => {
      setting.reset();
      setKept({ version, draft });
    },
    discard: () => setKept(undefined),
  };
}
