import { describe, expect, it } from "vitest";
import { createPace } from "./pace.ts";

const at = (seconds: number): Date => new Date(seconds * 1000);

describe("after Azure said that it is too much", () => {
  it("nobody goes on for as long as it asked, then a few, and later all", () => {
    const pace = createPace();
    expect(pace.mayGoOn(3, at(0))).toBe(true);
    pace.throttled(at(0), 2);
    expect([pace.mayGoOn(0, at(1)), pace.mayGoOn(3, at(1))]).toEqual([false, false]);
    expect([pace.mayGoOn(0, at(2)), pace.mayGoOn(3, at(2))]).toEqual([true, false]);
    expect(pace.mayGoOn(3, at(11))).toBe(true);
  });
  it("a shorter pause does not end a longer one", () => {
    const pace = createPace();
    pace.throttled(at(0), 5);
    pace.throttled(at(1), 1);
    expect([pace.mayGoOn(0, at(4)), pace.mayGoOn(0, at(5))]).toEqual([false, true]);
  });
});
