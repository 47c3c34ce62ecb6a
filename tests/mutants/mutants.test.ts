import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { accessMutants } from "./access-mutants.ts";
import { plant, type Mutant } from "./mutant.ts";
import { rulesMutants } from "./rules-mutants.ts";
import { sandboxMutants } from "./sandbox-mutants.ts";
import { serviceMutants } from "./service-mutants.ts";

const all: readonly Mutant[] = [
  ...sandboxMutants,
  ...serviceMutants,
  ...rulesMutants,
  ...accessMutants,
];

describe("a defect that cannot be planted is found out", () => {
  const mutant = { name: "x", file: "f", find: "a", replace: "b", suite: "s" };
  it("because its place is gone, is there twice, or nothing changes", () => {
    expect(() => plant(mutant, "xyz")).toThrow("0 times");
    expect(() => plant(mutant, "aa")).toThrow("2 times");
    expect(() => plant({ ...mutant, replace: "a" }, "a")).toThrow("changes nothing");
  });
  it("and a $ is no more than a $", () => {
    expect(plant({ ...mutant, replace: "$&$'" }, "-a-")).toBe("-$&$'-");
  });
});

describe("every defect", () => {
  it.each(all)("can still be planted: $name", (mutant) => {
    expect(() => plant(mutant, readFileSync(join(root, mutant.file), "utf8"))).not.toThrow();
  });
  it("has tests that are there", () => {
    expect(all.filter(({ suite }) => !existsSync(join(root, suite)))).toEqual([]);
  });
  it("has a name of its own", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

it("there are enough: twenty of the sandbox, ten of the service", () => {
  expect(sandboxMutants.length).toBeGreaterThanOrEqual(20);
  expect(serviceMutants.length).toBeGreaterThanOrEqual(10);
});
