import { describe, expect, it } from "vitest";
import { commandOf, movedRow } from "./keys.ts";

const press = (key: string, held: object = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
});

describe("a key in the queue", () => {
  it("means nothing with Ctrl, Alt or the system's key: those are the browser's", () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      expect(commandOf(press("a", held), false)).toBeUndefined();
    }
  });

  it("leaves Enter and Space to a button or a box inside the row", () => {
    expect(commandOf(press("Enter"), true)).toBeUndefined();
    expect(commandOf(press(" "), true)).toBeUndefined();
    expect(commandOf(press("Enter"), false)).toBe("open");
    expect(commandOf(press(" "), false)).toBe("select");
  });

  it("is the same in capitals", () => {
    expect(commandOf(press("A"), false)).toBe("approve");
    expect(commandOf(press("d"), true)).toBe("decline");
  });

  it("moves within the queue and not out of it", () => {
    expect(movedRow("ArrowUp", 0, 3)).toBe(0);
    expect(movedRow("ArrowDown", 2, 3)).toBe(2);
    expect(movedRow("End", 0, 3)).toBe(2);
    expect(movedRow("ArrowDown", 0, 0)).toBeUndefined();
    expect(movedRow("x", 0, 3)).toBeUndefined();
  });
});
