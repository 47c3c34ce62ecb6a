import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const withParts = (html: string): string =>
  html.replaceAll(/<!-- part: ([a-z-]+) -->/g, (_, name: string) =>
    withParts(readFileSync(new URL(`parts/${name}.html`, import.meta.url), "utf8").trim()),
  );

/** What several pages have is said once: `<!-- part: head -->` is what `parts/head.html` says. */
export const includeParts = (): Plugin => ({
  name: "include-parts",
  transformIndexHtml: { order: "pre", handler: withParts },
});
