import { readFileSync } from "node:fs";
import { join } from "node:path";
import { operations, problemCodes } from "@vault-tab/contract";
import { openapiText } from "@vault-tab/contract/openapi";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";

describe("the contract", () => {
  it("is what openapi.json says (npm run openapi writes it)", () => {
    expect(readFileSync(join(root, "contract/openapi.json"), "utf8")).toBe(openapiText);
  });

  it("has no place for a value", () => {
    expect(openapiText).not.toMatch(/"value"|"secretValue"|"password"/);
  });

  it("names every problem code in some operation", () => {
    const named = new Set(Object.values(operations).flatMap(({ problems }) => problems));
    expect(problemCodes.filter((code) => !named.has(code))).toEqual([]);
  });
});
