import { describe, expect, it } from "vitest";
import { askedOf, isFiltered, noFilters } from "./filters.ts";

const now = Date.parse("2026-01-02T03:04:59Z");

describe("what is asked of the log", () => {
  it("is everything where nothing is looked for, or blanks are", () => {
    expect(isFiltered(noFilters)).toBe(false);
    expect(askedOf({ ...noFilters, q: "  ", topic: "no-such", span: "no-such" }, now)).toEqual({
      type: undefined,
    });
  });

  it("is the same question for a whole minute", () => {
    const filters = { ...noFilters, span: "hour", topic: "rules", vault: "kv" };
    expect(askedOf(filters, now)).toEqual({
      type: ["rules-loaded", "rules-refused"],
      vault: "kv",
      from: "2026-01-02T02:04:00.000Z",
    });
    expect(askedOf(filters, now - 58_000)).toEqual(askedOf(filters, now));
  });
});
