import type { Problem, ProblemCode } from "@vault-tab/contract";

type Facts = Partial<Pick<Problem, "detail" | "claims" | "retryAfter" | "errors">> & {
  cause?: unknown;
};

/** A refusal or failure with a code of the contract. `cause` is for the log and never leaves. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly facts: Omit<Facts, "cause">;

  constructor(code: ProblemCode, { cause, ...facts }: Facts = {}) {
    super(facts.detail ?? code, { cause });
    this.name = "ProblemError";
    this.code = code;
    this.facts = facts;
  }
}
