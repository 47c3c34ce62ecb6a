import { AuthError, InteractionRequiredAuthError } from "@azure/msal-node";
import { isRestError } from "@azure/core-rest-pipeline";
import type { ProblemCode } from "@vault-tab/contract";
import { ProblemError, VaultProblemError } from "../problem-error.ts";
import { retryAfterHeader } from "./throttle-policy.ts";

/**
 * Entra's error numbers that mean something to the person.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const entraCodes: Readonly<Record<string, ProblemCode>> = {
  65001: "consent_required",
  50074: "interaction_required",
  50076: "interaction_required",
  50079: "interaction_required",
  50158: "interaction_required",
  53000: "interaction_required",
  53001: "interaction_required",
  53003: "interaction_required",
  50013: "token_invalid",
  500133: "token_expired",
  50173: "token_expired",
  700082: "token_expired",
  50057: "account_refused",
  50053: "account_refused",
  50105: "account_refused",
  90055: "upstream_throttled",
  // Our own registration or federated credential is wrong: nobody outside can mend that.
  700016: "internal_error",
  700024: "internal_error",
  700213: "internal_error",
  7000215: "internal_error",
};

const ENTRA_PAUSE = 30;

/** What msal-node threw, in words of the contract. */
export const entraProblem = (cause: unknown): ProblemError => {
  if (cause instanceof ProblemError) return cause;
  if (!(cause instanceof AuthError)) return new ProblemError("upstream_unavailable", { cause });
  const number = /^\d+$/.test(cause.errorCode) ? cause.errorCode : errorNumberOf(cause);
  const code =
    entraCodes[number] ??
    (cause instanceof InteractionRequiredAuthError
      ? "interaction_required"
      : "upstream_unavailable");
  const claims = cause instanceof InteractionRequiredAuthError && cause.claims;
  return new ProblemError(code, {
    cause,
    azureRequestId: cause.correlationId,
    ...(claims && { claims }),
    ...(code === "upstream_throttled" && { retryAfter: ENTRA_PAUSE }),
  });
};

/** msal-node keeps Entra's number in `errorNo`, and only on the classes that come from the server. */
const errorNumberOf = (error: AuthError): string =>
  "errorNo" in error ? String(error.errorNo) : "";

/**
 * What a client of Key Vault or ARM threw, in words of the contract. A refusal (403, 404) is the
 * caller's to judge; a ProblemError came out of the sign-in and stays what it is.
 */
export const azureProblem = (cause: unknown): ProblemError => {
  if (cause instanceof ProblemError) return cause;
  if (!isRestError(cause)) return new VaultProblemError("upstream_unavailable", { cause });
  const azureRequestId = cause.response?.headers.get("x-ms-request-id");
  if (cause.statusCode !== 429 && cause.statusCode !== 503) {
    return new VaultProblemError("upstream_unavailable", { cause, azureRequestId });
  }
  const headers = cause.response?.headers;
  // Key Vault's pause comes by way of our own policy, ARM's in its header.
  const seconds = Number(headers?.get(retryAfterHeader) ?? headers?.get("retry-after") ?? 1);
  const retryAfter = Math.ceil(seconds);
  return new VaultProblemError("upstream_throttled", { cause, azureRequestId, retryAfter });
};

export const isRefusal = (cause: unknown): boolean =>
  isRestError(cause) && (cause.statusCode === 403 || cause.statusCode === 404);
