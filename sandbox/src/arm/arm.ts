import express, { type Express, type Request, type Response } from "express";
import { travel } from "../latency.ts";
import { location } from "../tenant.ts";
import type { Caller, World } from "../world.ts";
import type { ArmCall, ArmReply } from "./arm-call.ts";
import { ArmRefusal, invalidContent } from "./arm-refusal.ts";
import { authenticate } from "./authenticate.ts";
import { disturb, faultFor, writeLater } from "./fault.ts";
import { spend } from "./rate-limits.ts";
import { route } from "./route.ts";

/** `https://management.azure.com` */
export function createArm(world: World): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(express.text({ type: () => true, limit: "256kb" }));
  app.use(async (request, response) => {
    identify(world, request, response);
    await travel(world);
    try {
      const caller = await authenticate(world, request.get("authorization"));
      const correlation = response.get("x-ms-correlation-request-id") ?? "";
      const call = callOf(world, caller, request, correlation);
      const fault = faultFor(call);
      if (fault) await disturb(fault, response);
      response.set(spend(world, caller, call));
      if (fault?.effect === "late-write" && call.method !== "GET") {
        await writeLater(world, fault, response, () => route(call));
        return;
      }
      const reply = route(call);
      if (fault?.effect === "lost-answer") response.socket?.destroy();
      else send(response, reply);
    } catch (failure) {
      if (!(failure instanceof ArmRefusal)) throw failure;
      response.set(failure.headers);
      send(response, { status: failure.status, body: failure.body });
    }
  });
  return app;
}

function identify(world: World, request: Request, response: Response): void {
  const id = world.newId();
  const correlation = request.get("x-ms-correlation-request-id") ?? id;
  const clientId = request.get("x-ms-client-request-id");
  const stamp = world.clock
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, "");
  response.set({
    "cache-control": "no-cache",
    pragma: "no-cache",
    expires: "-1",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-ms-request-id": id,
    "x-ms-correlation-request-id": correlation,
    "x-ms-routing-request-id": `${location.toUpperCase()}:${stamp}:${correlation}`,
    ...(clientId === undefined ? {} : { "x-ms-client-request-id": clientId }),
  });
}

/** The official client sends `//subscriptions/…`; as a relative URL that would make `subscriptions` the host. */
function callOf(world: World, caller: Caller, request: Request, correlationId: string): ArmCall {
  const url = new URL(`https://management.azure.com${request.url}`);
  const segments = url.pathname
    .split("/")
    .filter((segment) => segment !== "")
    .map(decoded);
  return {
    world,
    caller,
    method: request.method,
    segments,
    query: url.searchParams,
    body: parsed(request.body),
    correlationId,
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== "string" || body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw invalidContent("The request content was invalid and could not be deserialized.");
  }
}

function send(response: Response, reply: ArmReply): void {
  response.status(reply.status);
  if (reply.body === undefined) response.end();
  else response.json(reply.body);
}
