import { expect, it } from "vitest";
import type { AccessRequestRecord } from "./access-request.ts";
import { withoutTexts } from "./without-texts.ts";

const by = { objectId: "admin", name: "Admin" };
const at = new Date(7);
const written = "WRITTEN";
const request: AccessRequestRecord = {
  id: "r",
  version: 1,
  status: "pending",
  requester: { objectId: "ida", name: "Ida" },
  secrets: [{ vault: "kv", name: "s" }],
  role: "read",
  durationMs: 1,
  reason: written,
  ticket: written,
  breakGlass: false,
  obligations: { rulesHash: "", quorums: [], named: [], fallback: false, longestMs: 1 },
  decisions: [{ by, decision: "approve", comment: written, durationMs: 1, at }],
  wishKey: "",
  createdAt: at,
  lapsesAt: at,
};

it("keeps nothing that somebody wrote, and all that was decided", () => {
  const left = withoutTexts(request, by, at);
  expect(JSON.stringify(left)).not.toContain(written);
  expect(left.decisions).toEqual([{ by, decision: "approve", durationMs: 1, at }]);
  expect(left).toMatchObject({ status: "pending", textsErased: { by, at } });
});

it("is another request to whoever is still to decide, and the same to history", () => {
  expect(withoutTexts(request, by, at).version).toBe(2);
  expect(withoutTexts({ ...request, status: "approved" }, by, at).version).toBe(1);
});
