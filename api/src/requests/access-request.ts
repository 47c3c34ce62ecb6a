import type { AccessRequestStatus, AccessRole, PersonRef, SecretRef } from "@vault-tab/contract";
import type { Quorum } from "../rules/quorum-of-rule.ts";

/** What the rules asked for when this was sent. A later change of the rules can only refuse it. */
export interface Obligations {
  readonly rulesHash: string;
  readonly quorums: readonly Quorum[];
  /** Those whom the rules name, asked or not: they are told of a broken glass and sign it off. */
  readonly named: readonly Quorum[];
  /** Those decide, since nobody else could when this was sent. */
  readonly fallback: boolean;
  readonly longestMs: number;
  /** Once it was used and is over, what it opened gets a new value. */
  readonly rotateAfterUse?: boolean;
}

/** A secret by what stays with it, beside its name. */
interface SecretIdentity extends SecretRef {
  readonly firstVersion: string;
}

export interface DecisionMade {
  readonly by: PersonRef;
  readonly decision: "approve" | "decline";
  readonly comment?: string;
  readonly durationMs?: number;
  readonly at: Date;
}

/** A person's wish for a role on one or several secrets for a duration. */
export interface AccessRequestRecord {
  readonly id: string;
  /** Changes when what is asked changes, not when somebody decides (DESIGN section 4). */
  readonly version: number;
  readonly status: AccessRequestStatus;
  readonly requester: PersonRef;
  readonly agent?: string;
  readonly secrets: readonly SecretRef[];
  /** Which one each of them was when it was asked for; those of a vault as a whole are none. */
  readonly identities?: readonly SecretIdentity[];
  readonly role: AccessRole;
  readonly durationMs: number;
  readonly grantedMs?: number;
  readonly reason: string;
  readonly ticket?: string;
  readonly startsAt?: Date;
  readonly breakGlass: boolean;
  /** The grant that goes on in this one. */
  readonly continues?: string;
  readonly obligations: Obligations;
  readonly decisions: readonly DecisionMade[];
  /** The same for the same wish: of it there is one pending at a time. */
  readonly wishKey: string;
  readonly createdAt: Date;
  readonly lapsesAt: Date;
  readonly decidedAt?: Date;
  /** What people wrote on it is forgotten. */
  readonly textsErased?: { readonly by: PersonRef; readonly at: Date };
  readonly signedOff?: { readonly by: PersonRef; readonly at: Date };
}
