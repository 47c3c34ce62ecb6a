import express, { type Express, type Request, type Response } from "express";
import type { Caller, World } from "../world.ts";
import { authorize } from "./authorize.ts";
import type { Reply } from "./call.ts";
import { audiences, challenge } from "./challenge.ts";
import { dropAnswer, faultBefore, type Disturbance } from "./fault.ts";
import { isKnownPath, matchOperation, type Matched } from "./match-operation.ts";
import { recordOperation } from "./operation-log.ts";
import { badParameter, Refusal } from "./refusal.ts";
import type { Vault } from "./vault.ts";
import { findVault } from "./vault-store.ts";

/** All of one shape for what is served here; 7.5 and 2026-04-01 are the ones tested. */
const apiVersions = ["7.0", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "2025-07-01", "2026-04-01"];
const serviceVersion = "1.9.2814.1";
const objectName = /^[0-9a-zA-Z-]{1,127}$/;
const vaultHost = /^([a-z0-9-]{3,24})\.vault\.azure\.net(?::\d+)?$/i;

interface Exchange {
  readonly world: World;
  readonly vault: Vault;
  readonly request: Request;
  readonly response: Response;
  readonly url: URL;
  readonly path: readonly string[];
  readonly requestId: string;
  readonly startedAt: number;
  caller: Caller | undefined;
  matched: Matched | undefined;
}

/** The data plane of every vault of the tenant: which one, says the host name. */
export function createKeyVault(world: World): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(express.text({ type: () => true, limit: "256kb" }));
  app.use(async (request, response) => {
    const name = vaultHost.exec(request.headers.host ?? "")?.[1];
    const vault = name === undefined ? undefined : findVault(world, name);
    if (!vault) {
      const message = `No vault ${name ?? request.headers.host ?? ""} in the sandbox; in Azure this name would not resolve.`;
      response.status(404).json({ error: { code: "VaultNotFound", message } });
      return;
    }
    await exchange(begin(world, vault, request, response));
  });
  return app;
}

function begin(world: World, vault: Vault, request: Request, response: Response): Exchange {
  const url = new URL(`https://${vault.name}.vault.azure.net${request.url}`);
  const path = url.pathname
    .split("/")
    .filter((segment) => segment !== "")
    .map(decoded);
  const requestId = world.newId();
  const clientRequestId = request.get("x-ms-client-request-id");
  response.set({
    "cache-control": "no-cache",
    pragma: "no-cache",
    expires: "-1",
    "strict-transport-security": "max-age=31536000;includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-ms-keyvault-region": vault.location,
    "x-ms-keyvault-service-version": serviceVersion,
    "x-ms-keyvault-network-info": `conn_type=Ipv4;addr=${request.socket.remoteAddress ?? ""};act_addr_fam=InterNetwork;`,
    "x-ms-request-id": requestId,
    ...(clientRequestId === undefined ? {} : { "x-ms-client-request-id": clientRequestId }),
  });
  return {
    world,
    vault,
    request,
    response,
    url,
    path,
    requestId,
    startedAt: world.clock.now().getTime(),
    caller: undefined,
    matched: undefined,
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function exchange(at: Exchange): Promise<void> {
  try {
    const disturbance = await admit(at);
    const reply = perform(at);
    record(at, reply.status);
    if (disturbance?.loseAnswer) dropAnswer(at.response);
    else send(at.response, reply);
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    record(at, failure.status);
    at.response.set(failure.headers);
    send(at.response, { status: failure.status, body: failure.body });
  }
}

/** The challenge comes before everything else, then what was asked for to go wrong. */
async function admit(at: Exchange): Promise<Disturbance | undefined> {
  const verdict = await at.world.tokens.verify(at.request.get("authorization"), audiences);
  if (!verdict.ok) throw challenge(verdict, at.vault.tenantId);
  at.caller = verdict.caller;
  at.matched = matchOperation(at.request.method, at.path);
  return faultBefore(at.world, at.vault, verdict.caller, at.path, at.response);
}

function perform({ world, vault, caller, matched, request, response, url, path }: Exchange): Reply {
  const apiVersion = requireApiVersion(url.searchParams);
  if (!matched || !caller) throw unmatched(request.method, path);
  const { operation, name, version } = matched;
  if (name !== "" && !objectName.test(name)) {
    throw badParameter(`The request URI contains an invalid name: ${name}`);
  }
  const assignment = authorize(world, vault, caller, operation, name);
  if (assignment !== undefined) response.set("x-ms-keyvault-rbac-assignment-id", assignment);
  const body = operation.method === "GET" ? undefined : parsed(request.body);
  return operation.run({
    world,
    vault,
    caller,
    apiVersion,
    path,
    query: url.searchParams,
    body,
    name,
    version,
  });
}

/** Both wordings are believed. */
function requireApiVersion(query: URLSearchParams): string {
  const given = query.get("api-version");
  if (given === null || given === "") throw badParameter("api-version must be specified");
  if (apiVersions.includes(given)) return given;
  throw badParameter(
    `The specified version (${given}) is not recognized. Consider using the latest supported version (2026-04-01).`,
  );
}

/** `PUT /secrets/` without a name: 405, recorded. */
function unmatched(method: string, path: readonly string[]): Refusal {
  return isKnownPath(path)
    ? new Refusal(405, "MethodNotAllowed", `HTTP ${method} not allowed`)
    : new Refusal(404, "NotFound", "The requested resource does not exist.");
}

function parsed(body: unknown): unknown {
  if (typeof body !== "string" || body === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw badParameter("The request body is not valid JSON.");
  }
}

function send(response: Response, reply: Reply): void {
  if (reply.body === undefined) {
    response.status(reply.status).end();
    return;
  }
  response.status(reply.status).json(reply.body);
}

function record(at: Exchange, status: number): void {
  const { world, vault, request, caller, matched, url } = at;
  const now = world.clock.now();
  const object =
    matched && matched.name !== ""
      ? `${vault.name}.vault.azure.net/${at.path.join("/")}`
      : undefined;
  recordOperation(world, {
    time: now.toISOString(),
    vault: vault.name,
    operationName: caller ? (matched?.operation.name ?? "Unknown") : "Authentication",
    resultType: status < 400 ? "Success" : "Failure",
    resultSignature: signature(status),
    httpStatusCode: status,
    requestUri: url.href,
    callerIpAddress: request.socket.remoteAddress ?? "",
    durationMs: now.getTime() - at.startedAt,
    correlationId: at.requestId,
    clientRequestId: request.get("x-ms-client-request-id"),
    clientInfo: request.get("user-agent"),
    oid: caller?.objectId,
    upn: caller && world.directory.person(caller.objectId)?.userPrincipalName,
    appid: caller?.appId,
    callerKind: caller?.kind,
    id: object === undefined ? undefined : `https://${object}`,
  });
}

function signature(status: number): string {
  if (status === 401) return "Unauthorized";
  if (status === 403) return "Forbidden";
  if (status === 404) return "Not Found";
  return status < 400 ? "OK" : "Bad Request";
}
