import type { AccessRole, PersonRef, SecretRef } from "@vault-tab/contract";
import type { GrantRecord, Target } from "./grant.ts";

/** What was approved. */
export interface Approved {
  readonly id: string;
  readonly requester: PersonRef;
  readonly secrets: readonly SecretRef[];
  readonly role: AccessRole;
  readonly durationMs: number;
  /** After what the approvers shortened. */
  readonly grantedMs?: number;
  readonly startsAt?: Date;
  readonly breakGlass: boolean;
  readonly continues?: string;
}

export interface Naming {
  /** The same for the same name. */
  readonly idOf: (name: string) => string;
  readonly assignmentOf: (target: Target) => string;
  /** ARM's id of a vault that we watch. */
  readonly vaultResourceId: (vault: string) => string;
}

/** One grant per secret. Their ids follow from the request, so that they can't be made twice. */
export const grantsOf = (approved: Approved, naming: Naming, now: Date): readonly GrantRecord[] =>
  approved.secrets.map((secret) => {
    const target: Target = {
      vault: secret.vault,
      vaultResourceId: naming.vaultResourceId(secret.vault),
      principalId: approved.requester.objectId,
      role: approved.role,
      ...(approved.role === "read" && secret.name !== undefined && { secret: secret.name }),
    };
    const opensAt =
      approved.startsAt && approved.startsAt.getTime() > now.getTime() ? approved.startsAt : now;
    return {
      id: naming.idOf(`${approved.id} ${secret.vault} ${secret.kind ?? ""} ${secret.name ?? ""}`),
      requestId: approved.id,
      holder: approved.requester,
      secret,
      target,
      assignment: naming.assignmentOf(target),
      status: "scheduled",
      durationMs: approved.grantedMs ?? approved.durationMs,
      breakGlass: approved.breakGlass,
      opensAt,
      ...(approved.continues !== undefined && { continues: approved.continues }),
      createdAt: now,
      dueAt: opensAt,
    };
  });
