import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import express from "express";
import { root } from "../../scripts/root.ts";
import { runTool } from "../../scripts/run-tool.ts";
import type { Tenant } from "./tenant.ts";

const files = {
  "index.html": `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Blank</title></head>
<body><div id="root"></div><script type="module" src="/main.js"></script></body></html>`,
  "main.js": `import { FluentProvider, Text, webLightTheme } from "@fluentui/react-components";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
const text = createElement(Text, { id: "shown" }, "Blank");
createRoot(document.getElementById("root"))
  .render(createElement(FluentProvider, { theme: webLightTheme }, text));`,
};

/** Where an element of the blank page tells that it is drawn. */
export const blankText = "#shown";

const build = async (folder: string): Promise<void> => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { exitCode, output } = await runTool("vite", ["build", folder], "kept");
  if (exitCode !== 0) throw new Error(`The blank page could not be built:\n${output}`);
};

/** React, Fluent and one word, where the service would be: what no tab of this kind can beat. */
export const startBlankPage = async ({ endpoints, certificate }: Tenant) => {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  // Below node_modules, from where React and Fluent are found.
  const folder = mkdtempSync(join(cache, "blank-page-"));
  await build(folder);
  const app = express();
  app.use("/assets", express.static(join(folder, "dist", "assets")));
  app.use((_request, response) => response.sendFile("index.html", { root: join(folder, "dist") }));
  const [cert, key] = [readFileSync(certificate.certFile), readFileSync(certificate.keyFile)];
  const server = createServer({ cert, key }, app).listen(new URL(endpoints.product).port);
  await once(server, "listening");
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
