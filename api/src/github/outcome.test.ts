import { RequestError } from "@octokit/request-error";
import { expect, it } from "vitest";
import { RefusedByAzure } from "../problem-error.ts";
import { NotAllowedError } from "./fenced-fetch.ts";
import { NotSentError } from "./github-calls.ts";
import { outcomeOf } from "./outcome.ts";

const now = new Date("2026-03-01T12:00:00Z");
const request = { method: "POST", url: "https://api.github.com/x", headers: {} } as const;
const answered = (status: number, headers: Record<string, string> = {}): RequestError =>
  new RequestError("a value may stand here", status, {
    request,
    response: { status, headers, url: request.url, data: {} },
  });
const fromNetwork = (cause: unknown): RequestError =>
  Object.assign(new RequestError("fetch failed", 500, { request }), { cause });
const reset = String(now.getTime() / 1000 + 90);

it.each([
  ["a refusal", answered(422), { open: false, refused: "422" }],
  ["a refusal that is no limit", answered(403), { open: false, refused: "403" }],
  ["the secondary limit", answered(403, { "retry-after": "30" }), { open: false, retryAfter: 30 }],
  [
    "the primary limit",
    answered(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset }),
    { open: false, retryAfter: 90 },
  ],
  ["a limit without a time", answered(429), { open: false, retryAfter: 60 }],
  ["a failure of GitHub's", answered(502), { open: true }],
  ["no answer", fromNetwork(new Error("socket hang up")), { open: true }],
  [
    "a way that is closed",
    fromNetwork(new NotAllowedError("x")),
    { open: false, refused: "not allowed" },
  ],
  [
    "no answer to the sign-in: nothing was sent",
    new NotSentError("x", { cause: answered(502) }),
    { open: false },
  ],
  ["no signature now", new NotSentError("x", { cause: new Error("x") }), { open: false }],
  [
    "a key that does not sign for us",
    new NotSentError("x", { cause: new RefusedByAzure("x") }),
    { open: false, refused: "the key of the App does not sign" },
  ],
])("%s", (_what, cause, expected) => {
  expect(outcomeOf(cause, now)).toEqual({ done: false, ...expected });
});
