import { readFile, readdir } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import express from "express";

const folder = new URL("./page/", import.meta.url);

/**
 * Serves the page's modules under their own names. The types are taken out by Node itself, which
 * leaves lines and columns as they are, so that no bundler and no source map is needed.
 */
export function pageFiles(): express.Router {
  const router = express.Router();
  router.get("/:file", async (request, response, next) => {
    const { file } = request.params;
    if (!(await readdir(folder)).includes(file) || file.endsWith(".test.ts")) {
      next();
      return;
    }
    const source = await readFile(new URL(file, folder), "utf8");
    response.set("Cache-Control", "no-cache");
    if (file.endsWith(".css")) response.type("text/css").send(source);
    else if (file.endsWith(".ts")) response.type("text/javascript").send(withoutTypes(source));
    else next();
  });
  return router;
}

/** Node announces this function as experimental each time; the choice is made, so it need not. */
function withoutTypes(source: string): string {
  const announce = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = announce;
  }
}
