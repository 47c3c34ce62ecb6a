import type { RuleRef } from "@vault-tab/contract";
import type { ApproverSet } from "./approver-set.ts";

/** What a rule that allows something asks for in return. Durations are in milliseconds. */
export interface Obligations {
  readonly rule: RuleRef;
  readonly longest: number;
  readonly approvals: number;
  readonly approvers?: ApproverSet;
  /** Asked as well where those could not give so many approvals. */
  readonly fallbackApprovers?: ApproverSet;
  /** A regular expression. */
  readonly ticket?: string;
  /** Extensions and repeats count. */
  readonly maxContinuous?: number;
  /** Characters. */
  readonly minimumReason?: number;
  readonly rotateAfterUse: boolean;
}
