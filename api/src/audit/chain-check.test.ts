import { describe, expect, it } from "vitest";
import { checkChain } from "./chain-check.ts";
import { GENESIS, hashOf, hashOfBody, type Link } from "./chain.ts";

const chainOf = (...bodies: readonly string[]): Link[] => {
  let previous = GENESIS;
  return bodies.map((body, index) => {
    const bodyHash = hashOfBody(body);
    const hash = hashOf("main", index + 1, previous, bodyHash);
    previous = hash;
    return { sequence: index + 1, hash, body, bodyHash };
  });
};

const [first, second, third, ...rest] = chainOf("a", "b", "c", "d");
if (!first || !second || !third) throw new Error("A chain of four");

const follow = (links: readonly Link[], anchors: Parameters<typeof checkChain>[1] = []) => {
  const check = checkChain("main", anchors);
  for (const link of links) {
    const wrong = check.add(link);
    if (wrong) return wrong;
  }
  return check.end();
};

describe("a chain", () => {
  it.each([
    ["another body", [first, { ...second, body: "x" }], { at: 2, because: "changed" }],
    [
      "another hash of a body",
      [{ ...first, body: undefined, bodyHash: hashOfBody("x") }],
      { at: 1, because: "changed" },
    ],
    ["another hash", [first, { ...second, hash: third.hash }], { at: 2, because: "changed" }],
    ["an entry missing", [first, third], { at: 2, because: "missing" }],
    ["its beginning missing", [second], { at: 1, because: "missing" }],
    ["an entry twice", [first, second, second], { at: 2, because: "out-of-order" }],
    [
      "another chain's entries",
      chainOf("z").map((link) => ({ ...link, hash: hashOf("other", 1, GENESIS, link.bodyHash) })),
      { at: 1, because: "changed" },
    ],
  ])("with %s is wrong there", (_what, links, wrong) => {
    expect(follow(links)).toEqual(wrong);
  });

  it("that was written anew is not what an anchor has seen", () => {
    expect(follow(chainOf("a", "x", "c"), [third])).toEqual({ at: 3, because: "not-as-anchored" });
    expect(follow(chainOf("a", "x", "c"), [first])).toBeUndefined();
  });

  it("that ends before an anchor was cut off", () => {
    expect(follow([first, second], [third, first])).toEqual({ at: 3, because: "cut-off" });
    expect(follow([], [first])).toEqual({ at: 1, because: "cut-off" });
  });

  it("is intact, also without some bodies", () => {
    const sparse = { ...second, body: undefined };
    expect(follow([first, sparse, third, ...rest], [second])).toBeUndefined();
    expect(follow([])).toBeUndefined();
  });
});
