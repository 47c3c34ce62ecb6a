import { setTimeout as pause } from "node:timers/promises";
import express, { type Express, type Request, type Response } from "express";
import { travel } from "../latency.ts";
import type { Fault, World } from "../world.ts";
import { createAccessToken, getApp, getRepositoryInstallation } from "./app-operations.ts";
import { dispatchWorkflow } from "./dispatch-workflow.ts";
import type { Bearer, GitHubCall, GitHubReply } from "./github-call.ts";
import { GitHubRefusal, refuse } from "./github-refusal.ts";
import { findToken } from "./installation-tokens.ts";
import { spend } from "./rate-limits.ts";
import {
  cancel,
  getRun,
  getWorkflow,
  listJobs,
  listRuns,
  listWorkflows,
} from "./run-operations.ts";
import { verifyAppJwt } from "./verify-app-jwt.ts";

const apiVersions = ["2022-11-28", "2026-03-10"];
const repository = "/repos/:owner/:repo";
const actions = `${repository}/actions`;

/** `api.github.com`, as far as a GitHub App that starts workflows goes. */
export function createGitHub(world: World): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(express.text({ type: () => true, limit: "256kb" }));
  const handle = (operation: Operation) => (request: Request, response: Response) =>
    answer(world, operation, request, response);
  app.get("/app", handle(getApp));
  app.get(`${repository}/installation`, handle(getRepositoryInstallation));
  app.post("/app/installations/:installation/access_tokens", handle(createAccessToken));
  app.get(`${actions}/workflows`, handle(listWorkflows));
  app.get(`${actions}/workflows/:workflow`, handle(getWorkflow));
  app.get(`${actions}/workflows/:workflow/runs`, handle(listRuns));
  app.post(`${actions}/workflows/:workflow/dispatches`, handle(dispatchWorkflow));
  app.get(`${actions}/runs`, handle(listRuns));
  app.get(`${actions}/runs/:run`, handle(getRun));
  app.get(`${actions}/runs/:run/jobs`, handle(listJobs));
  app.post(`${actions}/runs/:run/cancel`, handle(cancel));
  app.use(
    handle(() => {
      throw refuse.notFound();
    }),
  );
  return app;
}

type Operation = (call: GitHubCall) => GitHubReply;

async function answer(
  world: World,
  operation: Operation,
  request: Request,
  response: Response,
): Promise<void> {
  const apiVersion = request.get("x-github-api-version") ?? "2022-11-28";
  identify(world, response, apiVersion);
  await travel(world);
  try {
    if (request.get("user-agent") === undefined) throw refuse.userAgent();
    if (!apiVersions.includes(apiVersion)) throw refuse.apiVersion(apiVersion);
    const bearer = await authenticate(world, request.get("authorization"));
    const fault = world.faults.find("github", `${request.method} api.github.com${request.url}`);
    if (fault) await disturb(fault, response);
    response.set(spend(world, nameOf(bearer), spendingOf(request)));
    const reply = operation({
      world,
      bearer,
      parameters: textOf(request.params),
      query: new URL(request.url, "https://api.github.com").searchParams,
      body: parsed(request.body),
      apiVersion,
    });
    if (fault?.effect === "lost-answer") response.socket?.destroy();
    else send(response, reply);
  } catch (failure) {
    if (!(failure instanceof GitHubRefusal)) throw failure;
    response.set(failure.headers);
    send(response, { status: failure.status, body: failure.body });
  }
}

/** Clients correct their own clock by `date`, so it is the sandbox's. */
function identify(world: World, response: Response, apiVersion: string): void {
  response.set({
    date: world.clock.now().toUTCString(),
    server: "github.com",
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": apiVersion,
    "x-github-request-id": world.newId().replaceAll("-", ":").toUpperCase(),
  });
}

/** A JWT has three parts, a token none. */
async function authenticate(world: World, authorization: string | undefined): Promise<Bearer> {
  const credential = /^(?:bearer|token) +(\S+)$/i.exec(authorization ?? "")?.[1];
  // Nothing here is public, and what one may not see is not there.
  if (credential === undefined) throw refuse.notFound();
  if (credential.split(".").length === 3) {
    await verifyAppJwt(world, credential);
    return { kind: "app" };
  }
  const token = findToken(world, credential);
  if (!token) throw refuse.badCredentials();
  return { kind: "installation", token };
}

const nameOf = (bearer: Bearer) =>
  bearer.kind === "app" ? "app" : `installation ID ${String(bearer.token.installation)}`;

/**
 * Of the secondary limits: what makes a run or ends one is content. A token is none (believed). "Most GET, HEAD, and
 * OPTIONS requests" are one point, the others five.
 */
const spendingOf = ({ method, path }: Request) => ({
  creates: method === "POST" && path.startsWith("/repos/"),
  points: method === "GET" || method === "HEAD" || method === "OPTIONS" ? 1 : 5,
});

function textOf(parameters: Request["params"]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, [value].flat().join("/")]),
  );
}

async function disturb(fault: Fault, response: Response): Promise<void> {
  switch (fault.effect) {
    case "throttle":
      throw refuse.secondary(429, fault.seconds ?? 60);
    case "deny":
      throw refuse.notForIntegration();
    case "fail-500":
      throw refuse.server();
    case "slow":
      await pause((fault.seconds ?? 3) * 1000);
      return;
    case "stall":
      await new Promise((resolve) => response.once("close", resolve));
      throw refuse.server();
    case "lost-answer":
    case "late-write":
      return;
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== "string" || body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw refuse.json();
  }
}

function send(response: Response, reply: GitHubReply): void {
  if (reply.body === undefined) response.status(reply.status).end();
  else response.status(reply.status).json(reply.body);
}
