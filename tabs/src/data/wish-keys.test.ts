import { expect, it } from "vitest";
import { makeWishKeys } from "./wish-keys.ts";

it("a wish keeps its key over every try, and another wish has another", () => {
  let made = 0;
  const keys = makeWishKeys(() => `key-${(made += 1)}`);
  expect(keys.of({ reason: "a" })).toBe("key-1");
  expect(keys.of({ reason: "b" })).toBe("key-2");
  expect(keys.of({ reason: "a" })).toBe("key-1");
});

it("what was done and is wished again is a new wish", () => {
  let made = 0;
  const keys = makeWishKeys(() => `key-${(made += 1)}`);
  keys.of({ reason: "a" });
  keys.done({ reason: "a" });
  expect(keys.of({ reason: "a" })).toBe("key-2");
});
