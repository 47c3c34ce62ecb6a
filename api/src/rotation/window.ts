import { whenOpen } from "@vault-tab/contract/next-rotations";
import type { RotationPlanRecord } from "./plan.ts";

/** Whether what begins by itself may begin now. */
export const isOpen = ({ window }: Pick<RotationPlanRecord, "window">, now: Date): boolean =>
  whenOpen(window, now)?.getTime() === now.getTime();
