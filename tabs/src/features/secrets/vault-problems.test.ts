import { expect, it } from "vitest";
import { vaultTroubles } from "./vault-problems.ts";

const unreadable = "could not be read: Azure does not answer.";

it("names the vaults that failed, one message a cause", () => {
  const troubles = vaultTroubles([
    { vault: "kv-a", code: "upstream_unavailable" },
    { vault: "kv-b", code: "upstream_unavailable" },
    { vault: "kv-c", code: "upstream_throttled", retryAfter: 7 },
  ]);
  expect(troubles.map(({ words }) => words)).toEqual([
    `kv-a and kv-b ${unreadable}`,
    "kv-c could not be read: Azure asks us to slow down.",
  ]);
  expect(troubles[1]?.trouble.retryAfter).toBe(7);
});

it("says of those whose names this person may not know that there are some, and not how many", () => {
  const nameless = "Not every vault could be read: Azure does not answer.";
  const hidden = { code: "upstream_unavailable" } as const;
  expect(vaultTroubles([hidden])[0]?.words).toBe(nameless);
  expect(vaultTroubles([hidden, hidden])[0]?.words).toBe(nameless);
  expect(vaultTroubles([{ ...hidden, vault: "kv-a" }, hidden])[0]?.words).toBe(
    `kv-a and others ${unreadable}`,
  );
});

it("hands on what Microsoft asks for", () => {
  const [first] = vaultTroubles([
    { vault: "kv-a", code: "interaction_required" },
    { vault: "kv-b", code: "interaction_required", claims: "{}" },
  ]);
  expect(first?.trouble.claims).toBe("{}");
});
