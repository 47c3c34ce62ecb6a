import { expect, it } from "vitest";
import { accessWords } from "./access-words.ts";

it("an access is said by what it opens", () => {
  expect(accessWords({ role: "read", secret: { vault: "kv-a", name: "b" } })).toBe(
    "reads b in kv-a",
  );
  expect(accessWords({ role: "see", secret: { vault: "kv-a" } })).toBe(
    "sees which secrets there are in kv-a",
  );
});
