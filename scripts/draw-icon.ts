import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { root } from "./root.ts";

const require = createRequire(import.meta.url);
await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
export const icons = [
  { drawing: "icon.svg", picture: "color.png", side: 192 },
  { drawing: "icon-outline.svg", picture: "outline.png", side: 32 },
] as const;

export type Icon = (typeof icons)[number];

export const pathOfIcon = (name: Icon["drawing" | "picture"]): string =>
  join(root, "appPackage", name);

/** As PNG; the same bytes wherever it runs. */
export function drawIcon({ drawing, side }: Icon): Uint8Array {
  const svg = readFileSync(pathOfIcon(drawing), "utf8");
  return new Resvg(svg, { fitTo: { mode: "width", value: side } }).render().asPng();
}
