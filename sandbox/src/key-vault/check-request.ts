import { isKnownPath } from "./match-operation.ts";
import { badParameter, Refusal } from "./refusal.ts";

/** All of one shape for what is served here; the preview is what Debian's Python SDK for keys asks for. */
const apiVersions = [
  "7.0",
  "7.1",
  "7.2",
  "7.3",
  "7.4-preview.1",
  "7.4",
  "7.5",
  "7.6",
  "2025-07-01",
  "2026-04-01",
];

/** Both wordings are believed. */
export function requireApiVersion(query: URLSearchParams): string {
  const given = query.get("api-version");
  if (given === null || given === "") throw badParameter("api-version must be specified");
  if (apiVersions.includes(given)) return given;
  throw badParameter(
    `The specified version (${given}) is not recognized. Consider using the latest supported version (2026-04-01).`,
  );
}

/** `PUT /secrets/` without a name: 405, recorded. */
export function unmatched(method: string, path: readonly string[]): Refusal {
  return isKnownPath(path)
    ? new Refusal(405, "MethodNotAllowed", `HTTP ${method} not allowed`)
    : new Refusal(404, "NotFound", "The requested resource does not exist.");
}

export function parsedBody(body: unknown): unknown {
  if (typeof body !== "string" || body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw badParameter("The request body is not valid JSON.");
  }
}
