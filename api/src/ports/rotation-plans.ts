import type { Kind } from "@vault-tab/contract";
import type { NewEntry } from "../audit/new-entry.ts";
import type { RotationPlanRecord } from "../rotation/plan.ts";
import type { RotationTarget } from "../rotation/rotation.ts";
import type { RotationPlace } from "./rotations.ts";

/** Plans as they are kept: one for each secret. */
export interface RotationPlans {
  find(target: RotationTarget): Promise<RotationPlanRecord | undefined>;
  /** Of these kinds in these vaults, newest first. */
  list(
    places: readonly { readonly vault: string; readonly kind: Kind }[],
    limit: number,
    before?: RotationPlace,
  ): Promise<readonly RotationPlanRecord[]>;
  /** Those with an approval that are due, the longest first. */
  due(
    now: Date,
    limit: number,
    after?: Pick<RotationPlanRecord, "id" | "dueAt">,
  ): Promise<readonly RotationPlanRecord[]>;
  /**
   * Makes a plan or changes it; of two at once the second sees what the first has made.
   * @throws ProblemError what `change` throws: then nothing is changed
   */
  change(
    target: RotationTarget,
    change: (plan: RotationPlanRecord | undefined) => {
      readonly plan: RotationPlanRecord;
      readonly entry: NewEntry;
    },
  ): Promise<RotationPlanRecord>;
}
