import { expect, test } from "vitest";
import { event, readCall, reply } from "./envelope.ts";

test.each([
  [undefined],
  ["text"],
  [null],
  [{ func: "initialize" }],
  [{ id: "1", func: "x" }],
  [{ id: 1 }],
])("%j is no call of teams-js", (data) => {
  expect(readCall(data)).toBeUndefined();
});

test("a reply carries the number and the uuid of its call, where there is one", () => {
  const call = readCall({ id: 7, func: "getContext", args: [], uuidAsString: "u-7" });
  const old = readCall({ id: 8, func: "getContext" });
  expect(call && reply(call, [1])).toEqual({ id: 7, uuidAsString: "u-7", args: [1] });
  expect(old && reply(old, [])).toEqual({ id: 8, args: [] });
});

test("an event has no id", () => {
  expect(event("themeChange", ["dark"])).not.toHaveProperty("id");
});
