import express, { type Express, type Request } from "express";
import { z } from "zod";
import { settleWrites } from "../due-writes.ts";
import type { TenantServices } from "../entra/tenant-services.ts";
import type { TenantWorld } from "../tenant-world.ts";
import type { Fault, Person } from "../world.ts";
import { addArmControl } from "./arm-control.ts";
import { describeState } from "./describe-state.ts";
import { addEventGridControl } from "./event-grid-control.ts";
import { addSettingsControl } from "./settings-control.ts";
import { addLogControl } from "./log-control.ts";
import type { Post } from "./post.ts";
import { addSignInControl } from "./sign-in-control.ts";
import { addTeamControl } from "./team-control.ts";
import { Unknown } from "./unknown.ts";
import { addVaultControl } from "./vault-control.ts";

/** Weeks, days and smaller: months have no fixed length. */
const durationPattern =
  /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const clockChange = z.union([
  z.strictObject({ advance: z.string().regex(durationPattern) }),
  z.strictObject({ set: z.iso.datetime() }),
]);
const faultsChange = z.union([
  z.strictObject({
    add: z
      .strictObject({
        service: z.enum(["key-vault", "arm", "graph", "entra", "entra-keys", "logs", "github"]),
        match: z.string().default(""),
        effect: z.enum([
          "throttle",
          "deny",
          "stall",
          "fail-500",
          "slow",
          "lost-answer",
          "late-write",
        ]),
        seconds: z.number().positive().optional(),
        times: z.int().positive().optional(),
      })
      .refine(({ service, effect }) => effect !== "late-write" || service === "arm", {
        error: "Only ARM writes late.",
      }),
  }),
  z.strictObject({ delete: z.string() }),
  z.strictObject({ clear: z.literal(true) }),
]);
const settingsChange = z.strictObject({
  latency: z.int().min(0).max(600_000).optional(),
  propagation: z.int().min(0).max(3_600_000).optional(),
  limits: z.boolean().optional(),
});

/** `/control`: what a test, or a person at the keyboard, changes in this small world. */
export function createControl(
  world: TenantWorld,
  services: TenantServices,
  reset: () => void,
): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  // Another site's page may post a plain form to this machine, but not JSON without asking first (Fetch, CORS).
  app.post("/{*path}", (request, response, next) => {
    if (!/^application\/json\b/i.test(request.get("content-type") ?? ""))
      response.status(415).json({ error: "Send application/json." });
    else next();
  });
  app.use(express.json());
  app.get("/", (_request, response) => {
    response.json(describeState(world, services));
  });
  const post: Post = (path, schema, act) => {
    app.post(path, async (request: Request, response) => {
      const change = schema.safeParse(request.body ?? {});
      if (!change.success) {
        response.status(400).json({ error: z.prettifyError(change.error) });
        return;
      }
      try {
        await act(change.data);
      } catch (failure) {
        if (!(failure instanceof Unknown)) throw failure;
        response.status(404).json({ error: failure.message });
        return;
      }
      response.json(describeState(world, services));
    });
  };
  post("/clock", clockChange, (change) => {
    if ("set" in change) world.clock.set(new Date(change.set));
    else world.clock.advance(milliseconds(change.advance));
    settleWrites(world);
  });
  post("/faults", faultsChange, (change) => {
    changeFaults(world, change);
  });
  post("/settings", settingsChange, ({ latency, propagation, limits }) => {
    if (latency !== undefined) world.settings.latency = latency;
    if (propagation !== undefined) world.settings.propagation = propagation;
    if (limits !== undefined) world.settings.limits = limits;
  });
  addSignInControl(post, services, (name) => personNamed(world, name));
  addVaultControl(post, world);
  addArmControl(post, world);
  addSettingsControl(post, world);
  addEventGridControl(post, world);
  addLogControl(post, world);
  addTeamControl(post, world.directory, (name) => personNamed(world, name));
  post("/reset", z.strictObject({}), reset);
  return app;
}

function personNamed(world: TenantWorld, name: string): Person {
  const found = world.directory.person(name);
  if (!found) throw new Unknown(`There is no person ${name}.`);
  return found;
}

function changeFaults(world: TenantWorld, change: z.infer<typeof faultsChange>): void {
  const kept = world.state.collection<Fault>("faults");
  if ("add" in change) {
    const { seconds, times, ...fault } = change.add;
    const id = world.newId();
    kept.set(id, {
      id,
      ...fault,
      ...(seconds !== undefined && { seconds }),
      ...(times !== undefined && { times }),
    });
  } else if ("delete" in change) kept.delete(change.delete);
  else for (const [id] of [...kept.entries()]) kept.delete(id);
}

function milliseconds(duration: string): number {
  const parts =
    durationPattern
      .exec(duration)
      ?.slice(1)
      .map((part) => Number(part ?? 0)) ?? [];
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
