import type { RotatorSettings, StepStatus } from "@vault-tab/contract";
import type { RotationTarget } from "./rotation.ts";

/** What another system is asked to do: a workflow that runs, a job of a runbook. */
export interface Errand {
  /** Told to whoever does it: the tag that the new version has to carry. */
  readonly rotation: string;
  readonly target: RotationTarget;
  readonly settings: RotatorSettings;
  /** When it was announced that it is sent. */
  readonly sentAt: Date;
  /** What the other system calls it, where it has said so. */
  readonly run?: string;
}

export interface SeenStep {
  /** Unique within its run. */
  readonly name: string;
  readonly title: string;
  readonly status: StepStatus;
}
