import { afterEach, describe, expect, it, vi } from "vitest";
import { askedOf, filtersFromSearch, isFiltered, noFilters, searchWith } from "./filters.ts";

afterEach(() => vi.unstubAllEnvs());

describe("what is asked of the log", () => {
  it("is everything where nothing is looked for, or blanks are", () => {
    expect(isFiltered(noFilters)).toBe(false);
    expect(askedOf({ ...noFilters, q: "  ", topic: "no-such" })).toEqual({ type: undefined });
  });

  it("is from the beginning of a day of the person's own to the end of another", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    const filters = { ...noFilters, topic: "rules", from: "2026-10-24", to: "2026-10-25" };
    expect(askedOf(filters)).toEqual({
      type: ["rules-loaded", "rules-refused"],
      from: "2026-10-23T22:00:00.000Z",
      to: "2026-10-25T23:00:00.000Z",
    });
  });
});

describe("an address", () => {
  it.each([
    ["q=%00", "a character that hides something"],
    [`q=${"x".repeat(201)}`, "more than may be looked for"],
    ["from=tomorrow&to=2026-99-01", "a day that is none"],
    ["topic=toString&person=&vault=", "a topic that is none"],
  ])("%s leaves out %s", (search) => {
    expect(filtersFromSearch(search)).toEqual(noFilters);
  });

  it("gives back what was put into it, and keeps what else it says", () => {
    const filters = { ...noFilters, q: "100%41 & ü", from: "2026-11-01", vault: "kv-x" };
    const search = searchWith("vaults=kv-a,kv-b&person=p", filters);
    expect(filtersFromSearch(search)).toEqual(filters);
    expect(new URLSearchParams(search).get("vaults")).toBe("kv-a,kv-b");
    expect(searchWith(search, noFilters)).toBe("vaults=kv-a%2Ckv-b");
  });
});
