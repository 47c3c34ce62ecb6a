import { describe, expect, it } from "vitest";
import { effectInName } from "./fault-name.ts";

describe("a name that asks for a fault", () => {
  it("is not one that merely contains the letters", () => {
    expect(effectInName("slowness-report")).toBeUndefined();
    expect(effectInName("denylist")).toBeUndefined();
  });
  it("says it as a word", () => {
    expect(effectInName("db-throttle")).toBe("throttle");
    expect(effectInName("Fail-500-here")).toBe("fail-500");
    expect(effectInName("lost-answer")).toBe("lost-answer");
  });
});
