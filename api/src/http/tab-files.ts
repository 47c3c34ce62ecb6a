import compression from "compression";
import express, { Router } from "express";

const ONE_YEAR = "365d";

/** An address of the tab, which its router reads; a file that is missing is missing. */
const page = /^\/[^.]*$/;

/** Teams frames the pages, and one that isolates itself (COEP) takes only those that allow it. */
const pageHeaders = {
  "cache-control": "no-cache",
  "cross-origin-resource-policy": "cross-origin",
} as const;

/** The built tab: hashed files for ever, pages never cached; a path of the tab answers its page. */
export const tabFiles = (folder: string): Router => {
  const router = Router();
  router.use(compression());
  router.use(
    "/assets",
    express.static(`${folder}/assets`, { immutable: true, maxAge: ONE_YEAR, index: false }),
  );
  router.use(
    express.static(folder, {
      index: "index.html",
      // The manifest names `/privacy` and `/terms`.
      extensions: ["html"],
      setHeaders: (response) => response.set(pageHeaders),
    }),
  );
  router.get(page, (_request, response) => {
    response.set(pageHeaders).sendFile("index.html", { root: folder });
  });
  return router;
};
