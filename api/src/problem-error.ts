import type { Problem, ProblemCode } from "@vault-tab/contract";

type Facts = Partial<Pick<Problem, "detail" | "claims" | "retryAfter" | "errors">>;
type ForTheLog = { cause?: unknown; azureRequestId?: string | undefined };

/** A refusal or failure with a code of the contract. The cause and Azure's id are for the log. */
export class ProblemError extends Error {
  override readonly name: string = "ProblemError";
  readonly code: ProblemCode;
  readonly facts: Facts;
  readonly azureRequestId: string | undefined;

  constructor(code: ProblemCode, { cause, azureRequestId, ...facts }: Facts & ForTheLog = {}) {
    super(facts.detail ?? code, { cause });
    this.code = code;
    this.facts = facts;
    this.azureRequestId = azureRequestId;
  }
}

/** A failure that concerns one vault: what the others answer still counts. */
export class VaultProblemError extends ProblemError {
  override readonly name = "VaultProblemError";
}

/** Azure said no to this person. What that means is the caller's to judge. */
export class RefusedByAzure extends Error {
  override readonly name = "RefusedByAzure";
}
