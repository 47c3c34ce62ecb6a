import express from "express";
import { z } from "zod";
import { markRead, noticesFor } from "../activity-feed.ts";
import type { World } from "../world.ts";

const whose = z.object({ persona: z.string(), id: z.string().optional() });

/** The activity feed of whoever is signed in. */
export function noticeRoutes(world: World): express.Router {
  const router = express.Router();
  const personIn = (asked: unknown) => {
    const read = whose.safeParse(asked);
    const person = read.success ? world.directory.person(read.data.persona) : undefined;
    return read.success && person ? { person, id: read.data.id } : undefined;
  };
  router.get("/", (request, response) => {
    const found = personIn(request.query);
    response.json({ notices: found ? noticesFor(world, found.person.objectId) : [] });
  });
  router.post("/read", (request, response) => {
    const found = personIn(request.body);
    if (!found) {
      response.status(400).json({ error: "There is no such person here." });
      return;
    }
    markRead(world, found.person.objectId, found.id);
    response.json({ notices: noticesFor(world, found.person.objectId) });
  });
  return router;
}
