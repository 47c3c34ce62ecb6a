import express, { type Express, type Request } from "express";
import { z } from "zod";
import type { TenantServices } from "../entra/tenant-services.ts";
import { productClientId } from "../tenant.ts";
import type { TenantWorld } from "../tenant-world.ts";
import type { Fault, Person } from "../world.ts";
import { describeState } from "./describe-state.ts";

const persona = z.string().min(1);
/** Weeks, days and smaller: months have no fixed length. */
const durationPattern =
  /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const clockChange = z.union([
  z.strictObject({ advance: z.string().regex(durationPattern) }),
  z.strictObject({ set: z.iso.datetime() }),
]);
const faultsChange = z.union([
  z.strictObject({
    add: z.strictObject({
      service: z.enum(["key-vault", "arm", "graph", "entra"]),
      match: z.string().default(""),
      effect: z.enum(["throttle", "deny", "stall", "fail-500", "slow", "lost-answer"]),
      seconds: z.number().positive().optional(),
    }),
  }),
  z.strictObject({ delete: z.string() }),
  z.strictObject({ clear: z.literal(true) }),
]);
const consentChange = z.strictObject({ persona: persona.optional(), granted: z.boolean() });
const mfaChange = z.strictObject({ persona, required: z.boolean() });
const accessChange = z.strictObject({ persona, blocked: z.boolean() });
const accountChange = z.strictObject({ persona, enabled: z.boolean() });
const groupsChange = z.strictObject({ persona, further: z.int().min(0).max(5000) });
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
  const post = <Change>(path: string, schema: z.ZodType<Change>, act: (change: Change) => void) => {
    app.post(path, (request: Request, response) => {
      const change = schema.safeParse(request.body ?? {});
      if (!change.success) {
        response.status(400).json({ error: z.prettifyError(change.error) });
        return;
      }
      try {
        act(change.data);
      } catch (failure) {
        if (!(failure instanceof UnknownPersona)) throw failure;
        response.status(404).json({ error: failure.message });
        return;
      }
      response.json(describeState(world, services));
    });
  };
  const find = (name: string) => personNamed(world, name);
  const { conditionalAccess, consents } = services;
  post("/clock", clockChange, (change) => {
    if ("set" in change) world.clock.set(new Date(change.set));
    else world.clock.advance(milliseconds(change.advance));
  });
  post("/faults", faultsChange, (change) => {
    changeFaults(world, change);
  });
  post("/consent", consentChange, ({ persona: name, granted }) => {
    const objectId = name === undefined ? undefined : find(name).objectId;
    const product = services.directory.application(productClientId);
    if (!product) return;
    if (granted) consents.grant(product, objectId);
    else consents.withdraw(product, objectId);
  });
  post("/mfa", mfaChange, ({ persona: name, required }) => {
    conditionalAccess.set(find(name).objectId, { mfaRequired: required, mfaDone: false });
  });
  post("/conditional-access", accessChange, ({ persona: name, blocked }) => {
    conditionalAccess.set(find(name).objectId, { blocked });
  });
  post("/account", accountChange, ({ persona: name, enabled }) => {
    services.directory.setAccountEnabled(find(name).objectId, enabled);
  });
  post("/groups", groupsChange, ({ persona: name, further }) => {
    services.directory.setFurtherGroups(find(name).objectId, further);
  });
  post("/settings", settingsChange, ({ latency, propagation, limits }) => {
    if (latency !== undefined) world.settings.latency = latency;
    if (propagation !== undefined) world.settings.propagation = propagation;
    if (limits !== undefined) world.settings.limits = limits;
  });
  post("/reset", z.strictObject({}), reset);
  return app;
}

class UnknownPersona extends Error {}

function personNamed(world: TenantWorld, name: string): Person {
  const found = world.directory.person(name);
  if (!found) throw new UnknownPersona(`There is no person ${name}.`);
  return found;
}

function changeFaults(world: TenantWorld, change: z.infer<typeof faultsChange>): void {
  const kept = world.state.collection<Fault>("faults");
  if ("add" in change) {
    const { seconds, ...fault } = change.add;
    const id = world.newId();
    kept.set(id, { id, ...fault, ...(seconds !== undefined && { seconds }) });
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
