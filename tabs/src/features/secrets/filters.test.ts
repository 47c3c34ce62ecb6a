import { SecretsQuery } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { parse } from "../../data/parsing.ts";
import {
  clearFilters,
  filtersFromSearch,
  filtersToSearch,
  isFiltered,
  noFilters,
  toggled,
  toQuery,
  type Filters,
} from "./filters.ts";

const all: Filters = {
  q: "api & key",
  vaults: ["kv-a", "kv-b"],
  kinds: ["certificate", "key"],
  health: ["expired"],
  rotation: ["overdue", "read"],
  tags: ["owner=payments & co", "team"],
  sort: "-expires",
  everyVault: true,
};

describe("filters in an address", () => {
  it("come back as they were", () => {
    expect(filtersFromSearch(filtersToSearch(all))).toEqual(all);
  });

  it("leave no trace where there are none", () => {
    expect(filtersToSearch(noFilters)).toBe("");
    expect(filtersFromSearch("")).toEqual(noFilters);
  });

  it("drop what is not valid and keep the rest", () => {
    const search = "kind=password&kind=key&health=fine&vault=kv_a&vault=kv-b&sort=owner&tag=&q=x";
    expect(filtersFromSearch(search)).toEqual({
      ...noFilters,
      q: "x",
      kinds: ["key"],
      vaults: ["kv-b"],
    });
  });

  it("cut a search that the service would refuse", () => {
    expect(filtersFromSearch(`q=${"x".repeat(300)}`).q).toHaveLength(200);
  });
});

describe("what is asked of the service", () => {
  it("is valid by the contract", () => {
    expect(() => parse(SecretsQuery, toQuery(all, ["kv-c"]))).not.toThrow();
  });

  it("is limited to the channel's vaults until the person picks or wants all", () => {
    const hint = ["kv-c"];
    expect(toQuery(noFilters, hint).vault).toEqual(["kv-c"]);
    expect(toQuery({ ...noFilters, vaults: ["kv-a"] }, hint).vault).toEqual(["kv-a"]);
    expect(toQuery({ ...noFilters, everyVault: true }, hint).vault).toEqual([]);
  });

  it("has no search of blanks", () => {
    expect(toQuery({ ...noFilters, q: "  " }, [])).not.toHaveProperty("q");
    expect(isFiltered({ ...noFilters, q: "  " })).toBe(false);
  });
});

it("clearing keeps the order and the reach", () => {
  expect(clearFilters(all)).toEqual({ ...noFilters, sort: "-expires", everyVault: true });
});

it("toggles", () => {
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
});
