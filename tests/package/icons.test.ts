import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawIcon, icons, pathOfIcon } from "../../scripts/draw-icon.ts";

/** Width and height stand at fixed places of the first chunk (PNG, section 11.2.2). */
const sideOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe.each(icons)("$picture", (icon) => {
  const picture = readFileSync(pathOfIcon(icon.picture));

  test("is what `npm run icons` draws from its SVG", () => {
    expect(picture.equals(drawIcon(icon))).toBe(true);
  });

  test("has the size that Teams takes", () => {
    expect(sideOf(picture)).toEqual([icon.side, icon.side]);
  });
});

test("the outline is white and nothing else: Teams lays it over any colour", () => {
  const outline = readFileSync(pathOfIcon("icon-outline.svg"), "utf8");
  expect(outline.match(/#[0-9a-f]{3,8}\b/gi)).toEqual(["#fff"]);
});
