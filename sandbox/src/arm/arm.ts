import { setTimeout as pause } from "node:timers/promises";
import express, { type Express, type Request, type Response } from "express";
import { travel } from "../latency.ts";
import { location } from "../tenant.ts";
import type { Caller, Fault, World } from "../world.ts";
import type { ArmCall, ArmReply } from "./arm-call.ts";
import { ArmRefusal, invalidContent } from "./arm-refusal.ts";
import { authenticate } from "./authenticate.ts";
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
      const call = callOf(world, caller, request);
      const fault = faultFor(call);
      if (fault) await disturb(fault, response);
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
  const kind =
    request.method === "GET" ? "reads" : request.method === "DELETE" ? "deletes" : "writes";
  response.set({
    "cache-control": "no-cache",
    pragma: "no-cache",
    expires: "-1",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-ms-request-id": id,
    "x-ms-correlation-request-id": correlation,
    "x-ms-routing-request-id": `${location.toUpperCase()}:${stamp}:${correlation}`,
    [`x-ms-ratelimit-remaining-subscription-${kind}`]: "199",
    ...(clientId === undefined ? {} : { "x-ms-client-request-id": clientId }),
  });
}

/** The official client sends `//subscriptions/…`; as a relative URL that would make `subscriptions` the host. */
function callOf(world: World, caller: Caller, request: Request): ArmCall {
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

function faultFor({ world, caller, segments }: ArmCall): Fault | undefined {
  const person = world.directory.person(caller.objectId);
  const who = [caller.objectId, caller.appId, person?.key ?? "", person?.userPrincipalName ?? ""];
  return world.faults.find("arm", [`management.azure.com/${segments.join("/")}`, ...who].join(" "));
}

async function disturb(fault: Fault, response: Response): Promise<void> {
  switch (fault.effect) {
    case "throttle":
      throw new ArmRefusal(
        429,
        "TooManyRequests",
        "The request is being throttled as the limit has been reached for the operation type.",
        {
          "retry-after": String(fault.seconds ?? 5),
        },
      );
    case "deny":
      throw new ArmRefusal(
        403,
        "AuthorizationFailed",
        "The client does not have authorization to perform the action over the scope.",
      );
    case "fail-500":
      throw new ArmRefusal(500, "InternalServerError", "Encountered internal server error.");
    case "slow":
      await pause((fault.seconds ?? 3) * 1000);
      return;
    case "stall":
      await new Promise((resolve) => response.once("close", resolve));
      throw new ArmRefusal(499, "ClientClosedRequest", "The caller gave up.");
    case "lost-answer":
      return;
  }
}

function send(response: Response, reply: ArmReply): void {
  response.status(reply.status);
  if (reply.body === undefined) response.end();
  else response.json(reply.body);
}
