import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { IConfiguration } from "dependency-cruiser";
import { importStatement, legalTree } from "./legal-imports.ts";
import { plantings } from "./plantings.ts";
import { laySmallTree, root, violationsIn } from "./small-tree.ts";

const configuration: IConfiguration = createRequire(import.meta.url)(
  "../../.dependency-cruiser.cjs",
);
const rules = (configuration.forbidden ?? []).map(({ name }) => name ?? "a rule without a name");

const seconds = 1000;

test("every rule has a planted violation, and every planting a rule", () => {
  expect(new Set(plantings.map(([rule]) => rule))).toEqual(new Set(rules));
});

test("no file is planted twice, or the one would hide the other", () => {
  expect(new Set(plantings.map(([, file]) => file)).size).toBe(plantings.length);
});

test("a small product that keeps the rules is let through", { timeout: 60 * seconds }, async () => {
  await using laid = await laySmallTree(legalTree);
  const found = await violationsIn(laid.tree);
  expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
});

test("each planted violation is refused by its rule", { timeout: 60 * seconds }, async () => {
  const planted = new Map(legalTree);
  for (const [, file, wanted] of plantings) {
    planted.set(file, wanted === "" ? "export const alone = 1;\n" : importStatement(wanted));
  }
  await using laid = await laySmallTree(planted);
  const refused = new Set<string>();
  for (const { rule, from, cycle = [] } of await violationsIn(laid.tree)) {
    // A cycle is reported once, wherever the cruiser met it first.
    for (const file of [from, ...cycle.map(({ name }) => name)])
      refused.add(`${rule.name} ${file}`);
  }
  const missed = plantings.filter(([rule, file]) => !refused.has(`${rule} ${file}`));
  expect(missed).toEqual([]);
});

test("this repository keeps them", { timeout: 60 * seconds }, async () => {
  const found = await violationsIn(root);
  expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
});
