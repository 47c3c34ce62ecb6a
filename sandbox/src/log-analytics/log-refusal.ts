import type { KqlError } from "./kql/kql-error.ts";

interface Inner {
  readonly code: string;
  readonly message: string;
  readonly innererror?: unknown;
}

/** An error reply of the query API, in its envelope. */
export class LogRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: Inner | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly inner?: Inner; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.inner = more.inner;
    this.headers = more.headers ?? {};
  }

  body(correlationId: string): unknown {
    const inner = this.inner === undefined ? {} : { innererror: this.inner };
    return { error: { message: this.message, code: this.code, correlationId, ...inner } };
  }
}

/** As in Azure/azure-sdk-for-net#28194. */
export const insufficient = () =>
  new LogRefusal(
    403,
    "InsufficientAccessError",
    "The provided credentials have insufficient access to perform the requested operation",
  );

export const badArgument = (inner?: Inner) =>
  new LogRefusal(400, "BadArgumentError", "The request had some invalid properties", {
    ...(inner && { inner }),
  });

/** As in grafana/grafana#35224 and Azure/azure-cli-extensions#3002. */
export function wrongQuery({ kind, code, message, place }: KqlError): LogRefusal {
  const outer =
    kind === "SyntaxError"
      ? "A recognition error occurred in the query."
      : "A semantic error occurred.";
  return badArgument({
    code: kind,
    message: outer,
    innererror: { code, message, ...place },
  });
}

/** Code and words are believed. */
export const throttled = (seconds: number) =>
  new LogRefusal(429, "ThrottledError", "The request has been throttled. Please try again later.", {
    headers: { "retry-after": String(seconds) },
  });

/** learn.microsoft.com/azure/azure-monitor/logs/api/timeouts; the inner code is believed. */
export const timedOut = () =>
  new LogRefusal(504, "GatewayTimeout", "Gateway timeout", {
    inner: { code: "GatewayTimeout", message: "The query has not ended within its time." },
  });
