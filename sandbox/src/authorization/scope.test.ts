import { describe, expect, it } from "vitest";
import { reaches, scopeSegments, tidyScope } from "./scope.ts";

const reach = (outer: string, inner: string) => reaches(scopeSegments(outer), scopeSegments(inner));

describe("a scope", () => {
  it("never reaches a sibling whose name merely begins alike", () => {
    expect(reach("/subscriptions/s/vaults/kv-a", "/subscriptions/s/vaults/kv-ab")).toBe(false);
  });
  it("never reaches what is above it", () => {
    expect(reach("/subscriptions/s/resourceGroups/g", "/subscriptions/s")).toBe(false);
  });
  it("reaches itself and what is below, whatever the case", () => {
    expect(reach("/subscriptions/S/resourceGroups/G", "/subscriptions/s/resourcegroups/g")).toBe(
      true,
    );
    expect(reach("/subscriptions/s", "/SUBSCRIPTIONS/s/resourceGroups/g/vaults/v")).toBe(true);
    expect(reach("/", "/subscriptions/s")).toBe(true);
  });
  it("has one spelling", () => {
    expect(tidyScope("//subscriptions/s//resourceGroups/g/")).toBe(
      "/subscriptions/s/resourceGroups/g",
    );
    expect(tidyScope("")).toBe("/");
  });
});
