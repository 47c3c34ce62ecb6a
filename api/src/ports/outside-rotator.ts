import type { RotatorSettings, StepStatus } from "@vault-tab/contract";
import type { RotationTarget } from "../rotation/rotation.ts";
import type { WriteOutcome } from "./role-assignments.ts";

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

/** How an errand stands, as the other system says. */
export type Sighting =
  | { readonly is: "nowhere" }
  | { readonly is: "unknown"; readonly retryAfter?: number }
  | {
      readonly is: "under-way" | "well" | "wrong" | "stopped";
      readonly run: string;
      readonly steps: readonly SeenStep[];
    };

export type Started = WriteOutcome & { readonly run?: string };

/** Has the next version made elsewhere, under the rotator's own identity. Nothing comes back but how it goes. */
export interface OutsideRotator {
  /** Whether the same errand, sent again, is known by its name and makes nothing twice. */
  readonly repeatable: boolean;
  /** Called once for each time that it was announced. */
  start(errand: Errand): Promise<Started>;
  look(errand: Errand): Promise<Sighting>;
  stop(errand: Errand): Promise<WriteOutcome>;
}
