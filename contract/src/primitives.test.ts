import { describe, expect, it } from "vitest";
import { plainText } from "./primitives.ts";

describe("what people write", () => {
  it.each(["a\0b", "\u0007", "\u001b[31m", "\u007f", "x".repeat(21)])("is not %j", (text) => {
    expect(plainText(20).safeParse(text).success).toBe(false);
  });
  it.each(["", "two\nlines\tand a tab", "支付 🚀 Ü", "\u202eturned", "<b>&amp;</b>"])(
    "is %j",
    (text) => {
      expect(plainText(20).safeParse(text).success).toBe(true);
    },
  );
});
