import { type Problem, type ProblemCode, problemStatus } from "@vault-tab/contract";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { ProblemError } from "../problem-error.ts";
import { failureOf } from "./failure.ts";
import { reply } from "./reply.ts";
import { requestIdOf } from "./request-id.ts";

/** The one title of each code (RFC 9457 section 3.1.3). */
const titles: Record<ProblemCode, string> = {
  token_missing: "No access token was sent",
  token_invalid: "The access token is not valid here",
  token_expired: "The access token has expired",
  tenant_not_allowed: "This tenant may not use the service",
  client_not_allowed: "This client may not use the service",
  scope_missing: "The access token lacks the scope access_as_user",
  consent_required: "Azure needs a consent first",
  interaction_required: "Azure asks the person to sign in again",
  account_refused: "Azure refuses this account",
  invalid_input: "The request is not valid",
  payload_too_large: "The request is too large",
  not_found: "There is nothing here that you may see",
  not_allowed: "You may not do this",
  refused_by_rules: "The rules do not allow this",
  state_changed: "Something changed meanwhile",
  already_asked: "You have asked for this already",
  already_has_access: "Azure grants this already, without Vault Tab",
  nobody_can_decide: "Nobody could decide on this",
  already_rotating: "It is being rotated already",
  plan_missing: "There is no plan for its rotation",
  secret_in_text: "The text looks as if it held a secret",
  idempotency_key_reused: "This idempotency key was used for something else",
  in_progress: "The same call is being worked on",
  too_many_requests: "Too many requests",
  upstream_throttled: "Azure is limiting requests",
  upstream_unavailable: "Azure did not answer",
  shutting_down: "This instance is shutting down",
  internal_error: "Something went wrong on our side",
};

export const answerNotFound: RequestHandler = () => {
  throw new ProblemError("not_found");
};

/** Last middleware: whatever was thrown becomes a problem; only we see the cause. */
export const answerWithProblem =
  (log: Logger): ErrorRequestHandler =>
  (thrown: unknown, _request, response, _next) => {
    const error = toProblemError(thrown);
    const status = problemStatus[error.code];
    const requestId = requestIdOf(response);
    if (response.headersSent) {
      // What broke off in the middle must not look like the whole.
      log.warn({ requestId, ...failureOf(error) }, "broke off");
      response.destroy();
      return;
    }
    if (status >= 500 || error.azureRequestId)
      log.warn({ requestId, ...failureOf(error) }, "failed");
    const problem: Problem = {
      type: "about:blank",
      title: titles[error.code],
      status,
      code: error.code,
      requestId,
      ...error.facts,
    };
    response.locals.code = error.code;
    reply(response, problem, {
      status,
      type: "application/problem+json; charset=utf-8",
      more: {
        ...(status === 401 && { "www-authenticate": `Bearer error="invalid_token"` }),
        ...(error.facts.retryAfter && { "retry-after": error.facts.retryAfter }),
      },
    });
  };

/** Errors of body-parser and the router carry a status of their own. */
const toProblemError = (thrown: unknown): ProblemError => {
  if (thrown instanceof ProblemError) return thrown;
  const status = thrown instanceof Error && "status" in thrown ? thrown.status : undefined;
  if (status === 413) return new ProblemError("payload_too_large", { cause: thrown });
  if (typeof status === "number" && status >= 400 && status < 500) {
    return new ProblemError("invalid_input", { cause: thrown });
  }
  return new ProblemError("internal_error", { cause: thrown });
};
