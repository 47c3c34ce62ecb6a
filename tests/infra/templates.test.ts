import { expect, test } from "vitest";
import { readTemplates } from "./bicep/read-folder.ts";
import { findMistakes } from "./find-mistakes.ts";

test("nothing is wrong with the templates that can be seen without Azure", () => {
  const templates = readTemplates();
  expect(templates.length).toBeGreaterThan(20);
  expect(findMistakes(templates)).toEqual([]);
});
