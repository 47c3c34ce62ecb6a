import type { SecretReads } from "@vault-tab/contract";
import { expect, it } from "vitest";
import { readerWords } from "./reader-words.ts";

const none: SecretReads = {
  sinceRotation: { at: "2026-11-01T00:00:00Z", people: 0, services: 0, reads: 0 },
  consumers: [],
  unnamed: 0,
  log: { silent: [] },
};
const reader = { objectId: "1", name: "checkout-service", kind: "service" } as const;
const consumer = { reader, reads: 3, lastAt: "2026-11-22T00:00:00Z", unexplained: 0 };

it("silence that nothing proves is not known, and is no “nobody”", () => {
  expect(readerWords(undefined)).toContain("Not known yet");
  expect(readerWords(none)).toContain("Not known yet");
});

it("proven silence is nobody", () => {
  const log = { ...none.log, completeTo: "2026-11-23T09:00:00Z" };
  expect(readerWords({ ...none, log })).toBe("Nobody has in the last 30 days.");
});

it("names who is known, and counts who is not", () => {
  const words = readerWords({ ...none, consumers: [consumer], unnamed: 2 });
  expect(words).toContain("checkout-service and 2 more people in the last 30 days");
});
