import type {
  Kind,
  PersonRef,
  RetirementStatus,
  Rotation,
  RotationStatus,
  RotatorSettings,
  StepStatus,
} from "@vault-tab/contract";

/** What is rotated. */
export interface RotationTarget {
  readonly vault: string;
  readonly name: string;
  readonly kind: Kind;
}

export interface StepRecord {
  readonly name: string;
  readonly title: string;
  readonly status: StepStatus;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly detail?: string;
}

export interface RetirementRecord {
  /** Of the version that was replaced. */
  readonly version: string;
  readonly status: RetirementStatus;
  readonly overlapEndsAt: Date;
  readonly declared?: { readonly by: PersonRef; readonly at: Date; readonly reason: string };
  readonly endedAt?: Date;
  readonly trouble?: string;
}

/** One replacement of a secret's value. There is no place for the value. */
export interface RotationRecord {
  readonly id: string;
  /** Changes with each write: what was read before is not written over. */
  readonly revision: number;
  readonly target: RotationTarget;
  readonly settings: RotatorSettings;
  readonly planVersion: number;
  readonly overlapMs: number;
  readonly quietMs: number;
  readonly trigger: Rotation["trigger"];
  readonly status: RotationStatus;
  readonly startedBy?: PersonRef;
  readonly reason?: string;
  readonly createdAt: Date;
  readonly endedAt?: Date;
  readonly steps: readonly StepRecord[];
  /** The newest enabled version when it began. */
  readonly oldVersion?: string;
  readonly newVersion?: string;
  /** A write was sent then: only its tag says whether it took effect. */
  readonly writeSentAt?: Date;
  /** What the other system calls it that brings the new version about. */
  readonly run?: string;
  /** It is to be stopped there: by a person, or because it takes too long. */
  readonly stopAskedAt?: Date;
  readonly trouble?: string;
  readonly retirement?: RetirementRecord;
  /** When the service has something to do about it: a rotation is its own schedule. */
  readonly dueAt?: Date;
}
