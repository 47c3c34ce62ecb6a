import type { RotationPlanRecord } from "../rotation/plan.ts";

/** When each plan is compared with what its vault shows: once a day, and at once where something changed there. */
export interface PlanLooks {
  /** Those that are due for it; again only from then on, whoever asks. */
  claim(now: Date, until: Date, limit: number): Promise<readonly RotationPlanRecord[]>;
  /** Azure did not show it now. */
  putOff(plan: string, until: Date): Promise<void>;
}
