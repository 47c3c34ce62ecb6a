import type { Recipe } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { newValue } from "./new-value.ts";

type Characters = Extract<Recipe, { form: "characters" }>;

const characters = (alphabet: Characters["alphabet"], length: number): Recipe => ({
  form: "characters",
  alphabet,
  length,
});

describe("a new value", () => {
  it.each([
    [characters("letters-and-digits", 16), /^[A-Za-z0-9]{16}$/],
    [characters("letters-and-digits", 512), /^[A-Za-z0-9]{512}$/],
    [characters("letters-digits-and-signs", 64), /^[A-Za-z0-9._~-]{64}$/],
    [characters("hexadecimal", 64), /^[0-9a-f]{64}$/],
    [{ form: "uuid" }, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    [{ form: "base64-256" }, /^[A-Za-z0-9+/]{43}=$/],
  ] satisfies [Recipe, RegExp][])(
    "by %j is of its form, and never twice the same",
    (recipe, form) => {
      const made = Array.from({ length: 200 }, () => newValue(recipe));
      for (const one of made) expect(one).toMatch(form);
      expect(new Set(made).size).toBe(made.length);
    },
  );

  it("uses every character of its alphabet alike", () => {
    const count = new Map<string, number>();
    const recipe = characters("hexadecimal", 512);
    for (const one of Array.from({ length: 100 }, () => newValue(recipe)).join("")) {
      count.set(one, (count.get(one) ?? 0) + 1);
    }
    expect(count.size).toBe(16);
    // 3,200 of each are expected; ten standard deviations are 548.
    for (const times of count.values()) expect(Math.abs(times - 3_200)).toBeLessThan(548);
  });
});
