import { problemCodes } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { problemDetails, problemWords } from "./problem-text.ts";

const codes = [...problemCodes, "unreachable", "unreadable_reply", "sign_in_failed"] as const;

describe("every problem", () => {
  it.each(codes)("%s is told in words of the person, not of the protocol", (code) => {
    const { title, meaning, short } = problemWords(code);
    for (const words of [title, meaning, short]) {
      expect(words).not.toMatch(/_|\b[45]\d\d\b|token|bearer|upstream|HTTP|\bOBO\b/i);
    }
    expect(meaning).toMatch(/\.$/);
    expect(short).not.toMatch(/\.$/);
  });

  it.each(["too_many_requests", "upstream_throttled", "shutting_down", "unreachable"] as const)(
    "%s is tried again by itself",
    (code) => {
      expect(problemWords(code).retryAfter).toBeGreaterThan(0);
    },
  );

  it("opens a window where only the person can go on", () => {
    expect(problemWords("consent_required").next).toBe("consent");
    expect(problemWords("interaction_required").next).toBe("sign-in");
  });
});

it("says of nothing whether it exists or is hidden", () => {
  const { title, meaning } = problemWords("not_found");
  expect(title).toBe("There is nothing here for you to see");
  expect(meaning).toContain("does not exist, or you may not see it");
});

it("gives whoever helps the request's id", () => {
  expect(problemDetails({ code: "internal_error", requestId: "r-1" })).toBe(
    "Problem: internal_error\nRequest: r-1",
  );
});
