import type { Kind } from "@vault-tab/contract";
import type { ProblemError } from "../problem-error.ts";

/** Where an adapter tells of an upstream failure that the reply may pass over. */
export interface UpstreamLog {
  failed(
    problem: ProblemError,
    about: { readonly requestId?: string; readonly vault: string; readonly kind?: Kind },
  ): void;
}
