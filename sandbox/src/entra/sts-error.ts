/**
 * What the token and authorize endpoints refuse with. Texts and pairs of code and `error` follow
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes and replies quoted in public issues.
 */
export class StsError extends Error {
  readonly code: number;
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;
  readonly claims: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    code: number,
    error: string,
    message: string,
    more: { status?: number; suberror?: string; claims?: string; retryAfter?: number } = {},
  ) {
    super(`AADSTS${code}: ${message}`);
    this.code = code;
    this.error = error;
    this.status = more.status ?? 400;
    this.suberror = more.suberror;
    this.claims = more.claims;
    this.retryAfter = more.retryAfter;
  }
}

/** The body that every client parses; msal-node routes on `error_codes`, `suberror` and `claims`. */
export function stsErrorBody(
  failure: StsError,
  request: { readonly time: Date; readonly traceId: string; readonly correlationId: string },
): Record<string, unknown> {
  const timestamp = request.time
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "Z");
  return {
    error: failure.error,
    error_description:
      `${failure.message} Trace ID: ${request.traceId} ` +
      `Correlation ID: ${request.correlationId} Timestamp: ${timestamp}`,
    error_codes: [failure.code],
    timestamp,
    trace_id: request.traceId,
    correlation_id: request.correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${failure.code}`,
    ...(failure.suberror !== undefined && { suberror: failure.suberror }),
    ...(failure.claims !== undefined && { claims: failure.claims }),
  };
}
