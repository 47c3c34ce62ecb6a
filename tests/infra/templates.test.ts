import { expect, test } from "vitest";
import { readFolder } from "./bicep/read-folder.ts";
import { findMistakes } from "./find-mistakes.ts";

test("nothing is wrong with the templates that can be seen without Azure", () => {
  const files = readFolder();
  expect(files.size).toBeGreaterThan(20);
  expect(findMistakes(files)).toEqual([]);
});
