import { describe, expect, it } from "vitest";
import { visibleString } from "./visible-characters.ts";

describe("what cannot be seen", () => {
  it.each([
    ["right-to-left override", "owner\u202Egpj.exe", "owner[U+202E]gpj.exe"],
    ["isolates", "\u2066a\u2069", "[U+2066]a[U+2069]"],
    ["Arabic letter mark", "a\u061Cb", "a[U+061C]b"],
    ["zero-width space", "ad\u200Bmin", "ad[U+200B]min"],
    ["a line break", "one\ntwo", "one[U+000A]two"],
    ["tag characters", "a\u{E0041}b", "a[U+E0041]b"],
  ])("shows %s by its number", (_, text, shown) => {
    expect(visibleString(text)).toBe(shown);
  });

  it.each(["<b>bold</b>", "日本語", "שלום", "👩‍💻", "é", ""])("leaves %j as it is", (text) => {
    expect(visibleString(text)).toBe(text);
  });
});
