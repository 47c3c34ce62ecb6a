import { describe, expect, it } from "vitest";
import { ariaSort, columns, nextSort } from "./grid-columns.ts";
import { movedIndex } from "./row-focus.ts";

describe("sorting by a column", () => {
  it("goes up first and down the second time", () => {
    expect(nextSort("name", "expires")).toBe("expires");
    expect(nextSort("expires", "expires")).toBe("-expires");
    expect(nextSort("-expires", "expires")).toBe("expires");
  });

  it("is told of one column only", () => {
    const orders = columns.map((column) => ariaSort("-expires", column));
    expect(orders.filter((order) => order !== "none")).toEqual(["descending"]);
  });
});

describe("keys between rows", () => {
  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowUp", 0, 0],
    ["ArrowDown", 9, 9],
    ["PageDown", 2, 6],
    ["Home", 5, 0],
    ["End", 5, 9],
  ])("%s from %i goes to %i of ten", (key, from, to) => {
    expect(movedIndex(key, from, 10, 4)).toBe(to);
  });

  it("leaves other keys and an empty list alone", () => {
    expect(movedIndex("a", 0, 10, 4)).toBeUndefined();
    expect(movedIndex("End", 0, 0, 4)).toBeUndefined();
  });
});
