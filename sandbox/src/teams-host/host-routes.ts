import express from "express";
import { z } from "zod";
import type { World } from "../world.ts";
import { bootstrap } from "./bootstrap.ts";
import { channelTabs } from "./channel-tabs.ts";
import { noticeRoutes } from "./notice-routes.ts";
import { allowedOrigins, isAllowedUrl } from "./page/origins.ts";
import { samePageOnly } from "./page-headers.ts";
import { isListening } from "./probe.ts";
import { readTab } from "./read-tab.ts";
import type { SsoAnswer, TeamsHostOptions } from "./teams-app.ts";

const probeTimeout = 1500;
const asked = z.object({ persona: z.string(), claims: z.string().optional() });

/** What the page asks its own server. */
export function hostRoutes(world: World, options: TeamsHostOptions): express.Router {
  const tabs = channelTabs(world, options.seededTabs ?? []);
  const origins = allowedOrigins(options.productUrl, options.app.validDomains);
  const router = express.Router();
  router.use(samePageOnly, express.json({ limit: "64kb" }), (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.get("/bootstrap", (_request, response) => {
    response.json(bootstrap(world, options, tabs.all()));
  });
  router.get("/listening", async (request, response) => {
    const url = String(request.query["url"]);
    const ours = isAllowedUrl(url, origins);
    response.json({ listening: ours && (await isListening(new URL(url), probeTimeout)) });
  });
  router.post("/token", async (request, response) => {
    response.json(await token(world, options, request.body));
  });
  router.put("/tabs", (request, response) => {
    const read = readTab(request.body, { world, origins });
    if (read.ok) tabs.put(read.tab);
    response.status(read.ok ? 200 : 400).json(read);
  });
  router.delete("/tabs/:id", (request, response) => {
    response.status(tabs.remove(request.params.id) ? 204 : 404).end();
  });
  router.use("/notices", noticeRoutes(world));
  return router;
}

async function token(world: World, options: TeamsHostOptions, body: unknown): Promise<SsoAnswer> {
  const read = asked.safeParse(body);
  const person = read.success ? world.directory.person(read.data.persona) : undefined;
  if (!read.success || !person) return { ok: false, error: "There is no such person here." };
  const { claims } = read.data;
  return options.ssoToken(person.objectId, claims === undefined ? {} : { claims });
}
