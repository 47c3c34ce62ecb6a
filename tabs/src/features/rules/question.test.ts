import { describe, expect, it } from "vitest";
import { nothingTyped, questionOf } from "./question.ts";

const id = "a0000000-0000-4000-8000-000000000001";
const known = [
  { value: id, title: "Ada" },
  { value: "b", title: "Bob" },
  { value: "c", title: "Bob" },
];
const typed = { ...nothingTyped, vault: "kv-platform", secret: "db" };

describe("a question to the rules", () => {
  it("names every field that is amiss", () => {
    const asked = questionOf({ ...nothingTyped, person: "Zoe", duration: "soon" }, known);
    expect("faults" in asked && Object.keys(asked.faults)).toEqual([
      "person",
      "vault",
      "secret",
      "duration",
    ]);
  });

  it("does not guess which of two people of one name is meant", () => {
    expect(questionOf({ ...typed, person: "Bob" }, known)).toHaveProperty("faults.person");
  });

  it.each(["ada", id, ` ${id} `])("is about %j", (person) => {
    expect(questionOf({ ...typed, person }, known)).toHaveProperty("question.principal", id);
  });

  it("is about oneself where nobody is named, and asks for a vault without a secret", () => {
    expect(questionOf({ ...typed, role: "see", duration: "2 hours", ticket: " " }, known)).toEqual({
      question: {
        action: "request-access",
        secrets: [{ vault: "kv-platform" }],
        role: "see",
        duration: "PT2H",
      },
    });
  });
});
