import { expect, it } from "vitest";
import { outcomeInName } from "./outcome-name.ts";

it("whole words between hyphens say how it ends, the longest of them", () => {
  expect(outcomeInName("rotate-secret.yml")).toBeUndefined();
  expect(outcomeInName("rotate-failover.yml")).toBeUndefined();
  expect(outcomeInName("rotate-secret-fail.yml")).toBe("fail");
  expect(outcomeInName("rotate-secret-fail-late.yaml")).toBe("fail-late");
  expect(outcomeInName("Rotate-Secret-Leak")).toBe("leak");
});
