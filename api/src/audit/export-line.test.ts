import { describe, expect, it } from "vitest";
import { csvCell, jsonlLine } from "./export-line.ts";

describe("a cell of a table", () => {
  it.each([
    ["=1+1", `"'=1+1"`],
    ["+1", `"'+1"`],
    ["-1", `"'-1"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\t=1", `"'\t=1"`],
    ["\r=1", `"'\r=1"`],
    [`a"b`, `"a""b"`],
    ["a,b", `"a,b"`],
    ["a\nb", `"a\nb"`],
    ["a=1", "a=1"],
    ["", ""],
  ])("%j is written %j", (text, written) => {
    expect(csvCell(text)).toBe(written);
  });
});

describe("a line of an export", () => {
  const link = { sequence: 7, hash: "h", bodyHash: "b" };

  it("says nothing of an entry that is left out but its hashes", () => {
    const texts = [{ name: "reason", salt: "s", text: "secret matter" }];
    expect(JSON.parse(jsonlLine({ ...link, body: undefined, texts }))).toEqual(link);
  });

  it("has the body as the text that was hashed", () => {
    const body = '{"b":1.0,"a":2}';
    expect(JSON.parse(jsonlLine({ ...link, body, texts: [] }))).toEqual({
      sequence: 7,
      hash: "h",
      body,
    });
  });
});
