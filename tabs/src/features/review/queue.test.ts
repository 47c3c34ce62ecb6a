import { describe, expect, it } from "vitest";
import { nextOpen } from "./queue.ts";
import { shorterThan } from "./shorter.ts";
import { failedWords, takenBackFate } from "./fate.ts";
import { scopeWords, wishWords } from "./words.ts";

const rows = (open: string) => ["a", "b", "c", "d"].map((id) => ({ id, open: open.includes(id) }));

describe("after a decision", () => {
  it("the next open row has its turn, or else the one before", () => {
    expect(nextOpen(rows("abcd"), ["b"])).toBe("c");
    expect(nextOpen(rows("abd"), ["b"])).toBe("d");
    expect(nextOpen(rows("abcd"), ["d"])).toBe("c");
    expect(nextOpen(rows("abcd"), ["b", "c"])).toBe("d");
  });

  it("nothing has where nothing is left", () => {
    expect(nextOpen(rows("b"), ["b"])).toBeUndefined();
    expect(nextOpen(rows(""), ["a"])).toBeUndefined();
  });
});

describe("in words", () => {
  it("an approver may only shorten", () => {
    expect(shorterThan("PT5M")).toEqual([]);
    expect(shorterThan("PT1H")).toEqual(["PT30M", "PT15M", "PT5M"]);
  });

  it("a lost race has the words of the service", () => {
    expect(failedWords({ code: "state_changed", detail: "It is declined already." })).toBe(
      "You came too late. It is declined already.",
    );
    expect(failedWords({ code: "unreachable" })).toBe("Vault Tab cannot be reached.");
  });

  it("what could not be taken back is said", () => {
    expect(takenBackFate([], 2)).toMatchObject({ kind: "done" });
    const trouble = { code: "not_allowed", detail: "This takes an owner." } as const;
    expect(takenBackFate([trouble], 2).words).toBe(
      "1 of 2 were not taken back. This takes an owner.",
    );
  });

  it("a scope is what it opens, and one that is unknown is shown as it is", () => {
    const vault = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-a";
    expect(scopeWords(`${vault}/secrets/b`)).toBe("the secret b in the vault kv-a");
    expect(scopeWords(vault)).toBe("the whole vault kv-a");
    expect(scopeWords("/subscriptions/s")).toBe("/subscriptions/s");
  });

  it("several secrets are counted, the first is named", () => {
    const secrets = [
      { vault: "kv-a", name: "b" },
      { vault: "kv-a", name: "c" },
    ];
    expect(wishWords({ role: "read", secrets })).toBe("read b and 1 more in kv-a");
    expect(wishWords({ role: "see", secrets: [{ vault: "kv-a" }] })).toBe(
      "see which secrets there are in kv-a",
    );
  });
});
