import { setTimeout as delay } from "node:timers/promises";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type Response,
} from "express";
import { travel } from "../latency.ts";
import type { Caller, Fault, World } from "../world.ts";
import { GraphError, refuse } from "./graph-error.ts";
import {
  checkMemberGroups,
  getMe,
  getUser,
  listGroup,
  listGroupsOf,
  listTeamMembers,
  type GraphCall,
  type InstalledApp,
} from "./operations.ts";
import { readPermissions } from "./permissions.ts";
import { notifyTeam, notifyUser } from "./send-notification.ts";

const audiences = ["https://graph.microsoft.com"];

/** `graph.microsoft.com/v1.0`, as far as people and their groups go. */
export function createGraph(world: World, installed: InstalledApp): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(requestIds(world));
  app.use(express.json({ limit: "1mb" }));
  const handle = (operation: Operation) => answer(world, installed, operation);
  app.get("/v1.0/me", handle(getMe));
  app.post("/v1.0/me/checkMemberGroups", handle(checkMemberGroups));
  app.get("/v1.0/users/:id", handle(getUser));
  for (const relation of ["memberOf", "transitiveMemberOf"]) {
    app.get(`/v1.0/users/:id/${relation}`, handle(listGroupsOf));
    app.get(`/v1.0/users/:id/${relation}/microsoft.graph.group`, handle(listGroupsOf));
  }
  app.post("/v1.0/users/:id/teamwork/sendActivityNotification", handle(notifyUser));
  app.post("/v1.0/teams/:id/sendActivityNotification", handle(notifyTeam));
  app.get("/v1.0/teams/:id/members", handle(listTeamMembers));
  app.get("/v1.0/groups/:id/owners", handle(listGroup("owners")));
  app.get("/v1.0/groups/:id/members", handle(listGroup("members")));
  app.use(
    handle(({ id }) => {
      throw refuse.path(id);
    }),
  );
  app.use(refusal(world));
  return app;
}

/** Without a reply it is 204. */
type Operation = (call: GraphCall) => Record<string, unknown> | undefined;

function answer(world: World, installed: InstalledApp, operation: Operation) {
  return async (request: Request, response: Response): Promise<void> => {
    await travel(world);
    const verdict = await world.tokens.verify(request.get("authorization"), audiences);
    if (!verdict.ok) {
      throw verdict.reason === "revoked"
        ? refuse.revoked(verdict.validFrom)
        : refuse.token(tokenMessages[verdict.reason]);
    }
    const fault = await disturb(world, request, verdict.caller);
    if (fault?.effect === "stall") return;
    const token = (request.get("authorization") ?? "").replace(/^Bearer +/i, "");
    const reply = operation({
      world,
      installed,
      permissions: readPermissions(verdict.caller, token, world.state),
      query: request.query,
      body: request.body,
      id: String(request.params["id"] ?? request.path.split("/").at(-1)),
      nextLink: (skipToken) => nextLink(request, skipToken),
    });
    if (fault?.effect === "lost-answer") response.socket?.destroy();
    else if (reply === undefined) response.status(204).end();
    else response.json(reply);
  };
}

/** Texts as microsoftgraph issues quote them. */
const tokenMessages = {
  missing: "Access token is empty.",
  invalid: "CompactToken parsing failed with error code: 80049217",
  expired: "Lifetime validation failed, the token is expired.",
  audience: "Access token validation failure. Invalid audience.",
} as const;

/** What was asked to go wrong, before the work is done. */
async function disturb(world: World, request: Request, caller: Caller): Promise<Fault | undefined> {
  const person = world.directory.person(caller.objectId);
  const subject = [
    `${request.hostname}${request.originalUrl}`,
    caller.objectId,
    caller.appId,
    person && `${person.key} ${person.userPrincipalName}`,
  ].join(" ");
  const fault = world.faults.find("graph", subject);
  if (fault?.effect === "throttle") throw refuse.throttled(fault.seconds);
  if (fault?.effect === "deny") throw refuse.privileges();
  if (fault?.effect === "fail-500") throw refuse.failed();
  if (fault?.effect === "slow") await delay((fault.seconds ?? 5) * 1000);
  return fault;
}

function nextLink(request: Request, skipToken: string): string {
  const url = new URL(`https://graph.microsoft.com${request.originalUrl}`);
  url.searchParams.set("$skiptoken", skipToken);
  return url.href;
}

function requestIds(world: World) {
  return (request: Request, response: Response, next: () => void): void => {
    const id = world.newId();
    response.set({
      "request-id": id,
      "client-request-id": request.get("client-request-id") ?? id,
      "Cache-Control": "no-cache",
      "x-ms-ags-diagnostic": JSON.stringify({
        ServerInfo: { DataCenter: "West Europe", Slice: "E", Ring: "5", ScaleUnit: "000" },
      }),
    });
    next();
  };
}

function refusal(world: World): ErrorRequestHandler {
  return (failure: unknown, _request, response, next) => {
    const refused =
      failure instanceof SyntaxError ? refuse.bad("Unable to read JSON request payload.") : failure;
    if (!(refused instanceof GraphError)) {
      next(failure);
      return;
    }
    response.status(refused.status).set(refused.headers);
    response.json({
      error: {
        code: refused.code,
        message: refused.message,
        innerError: {
          date: world.clock.now().toISOString().slice(0, 19),
          "request-id": response.get("request-id"),
          "client-request-id": response.get("client-request-id"),
        },
      },
    });
  };
}
