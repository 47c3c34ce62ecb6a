import type { IRouter } from "express";
import type { Readiness } from "../ports/readiness.ts";
import { reply } from "./reply.ts";

/** `healthz`: the process answers. `readyz`: it could sign somebody in. */
export const healthRoutes = (router: IRouter, readiness: Readiness): void => {
  router.get("/healthz", (_request, response) => reply(response, { status: "ok" }));
  router.get("/readyz", async (_request, response) => {
    await readiness.check();
    reply(response, { status: "ready" });
  });
};
