import { expect, it } from "vitest";
import { shownEntry } from "./shown-entry.ts";

const body = JSON.stringify({
  id: "9d5c0f6e-0000-4000-8000-000000000001",
  at: "2026-01-02T03:04:05.006Z",
  type: "access-requested",
  actor: { kind: "person", id: "p" },
  subject: {},
  data: {},
  texts: { reason: "hash", ticket: "hash" },
});

it("shows a text that was erased as one that was there", () => {
  const texts = [{ name: "ticket", salt: "s", text: "INC-1" }];
  expect(shownEntry({ sequence: 1, hash: "h", previous: "p", body, texts }).texts).toEqual({
    reason: null,
    ticket: "INC-1",
  });
});
