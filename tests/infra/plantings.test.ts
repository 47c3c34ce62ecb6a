import { describe, expect, test } from "vitest";
import { readTemplates, textOf } from "./bicep/read-folder.ts";
import { readTemplate } from "./bicep/template.ts";
import { findMistakes } from "./find-mistakes.ts";
import { plantings } from "./plantings.ts";

const templates = readTemplates();
/** The place before it is not compared: lines move. */
const withoutPlace = (mistake: string): string => mistake.replace(/^[\w/-]+\.bicep:\d+ /, "");

describe("a breakage is found, and nothing else with it", () => {
  test.each(plantings)("$what", ({ file, replace, by, found }) => {
    const text = textOf(file);
    const broken = text.replace(replace, by);
    expect(broken).not.toBe(text);
    const planted = readTemplate(file, broken);
    const mistakes = findMistakes(templates.map((one) => (one.file === file ? planted : one)));
    expect([...new Set(mistakes.map(withoutPlace))].sort()).toEqual([...found].sort());
  });
});
