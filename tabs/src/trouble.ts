import type { ProblemCode } from "@vault-tab/contract";

/** What the service can answer, and what can go wrong before it answers. */
export type TroubleCode = ProblemCode | "unreachable" | "unreadable_reply" | "sign_in_failed";

export interface Trouble {
  readonly code: TroubleCode;
  readonly requestId?: string;
  readonly claims?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly detail?: string;
  /** The fields of what was sent that are at fault. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

export class TroubleError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble.detail ?? trouble.code, options);
    this.name = "TroubleError";
    this.trouble = trouble;
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  return { code: "internal_error", ...(error instanceof Error && { detail: error.message }) };
}
