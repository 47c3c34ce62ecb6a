import type { Cadence, PersonRef, RotationWindow, RotatorSettings } from "@vault-tab/contract";
import type { RotationTarget } from "./rotation.ts";

/** The standing rule for when and how a secret is rotated. */
export interface RotationPlanRecord {
  readonly id: string;
  readonly target: RotationTarget;
  /** Counts its changes: an approval is of one of them. */
  readonly version: number;
  readonly settings: RotatorSettings;
  readonly cadence?: Cadence;
  readonly window?: RotationWindow;
  readonly overlapMs: number;
  readonly quietMs: number;
  readonly tell: readonly string[];
  readonly createdAt: Date;
  readonly changedBy: PersonRef;
  readonly changedAt: Date;
  /** Of what the plan said, by its hash. */
  readonly approval?: { readonly by: PersonRef; readonly at: Date; readonly hash?: string };
  readonly dueAt?: Date;
}
