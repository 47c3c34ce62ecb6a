import { Router } from "express";
import type { Readiness } from "../ports/readiness.ts";

/** `healthz`: the process answers. `readyz`: it could sign somebody in. */
export const healthRoutes = (readiness: Readiness): Router => {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.set("cache-control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    await readiness.check();
    response.set("cache-control", "no-store").json({ status: "ready" });
  });
  return router;
};
