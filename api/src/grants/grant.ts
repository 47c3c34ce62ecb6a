import type {
  AccessRole,
  EndedBecause,
  GrantStatus,
  PersonRef,
  SecretRef,
} from "@vault-tab/contract";

/** What a grant opens: a role of one person on a secret, or on a vault for the role `see`. */
export interface Target {
  readonly vault: string;
  readonly vaultResourceId: string;
  /** Left out for the role `see`. */
  readonly secret?: string;
  readonly principalId: string;
  readonly role: AccessRole;
}

/** The time box: an Azure role assignment that ends. */
export interface GrantRecord {
  readonly id: string;
  readonly requestId: string;
  readonly holder: PersonRef;
  readonly secret: SecretRef;
  readonly target: Target;
  /** Name of the role assignment. Grants with the same target have the same one. */
  readonly assignment: string;
  readonly status: GrantStatus;
  readonly because?: EndedBecause;
  readonly durationMs: number;
  readonly breakGlass: boolean;
  /** When it is to be opened. */
  readonly opensAt: Date;
  /** When ARM confirmed the assignment: from then on its time runs. */
  readonly startedAt?: Date;
  readonly endsAt?: Date;
  readonly endedAt?: Date;
  readonly endedBy?: PersonRef;
  readonly continues?: string;
  /** Provisioning is given up for that reason; once Azure has nothing of it, it has failed. */
  readonly givenUp?: string;
  /** It should be gone since then, and is not. */
  readonly alarmSince?: Date;
  readonly createdAt: Date;
  /** When something is to be done about it: a grant is its own schedule. None once it is over. */
  readonly dueAt?: Date;
}
