import express, { type Express, type Response } from "express";
import { travel } from "../latency.ts";
import type { World } from "../world.ts";
import { authorize } from "./authorize.ts";
import type { Reply } from "./call.ts";
import { parsedBody, requireApiVersion, unmatched } from "./check-request.ts";
import { begin, type Exchange } from "./exchange.ts";
import { audiences, challenge } from "./challenge.ts";
import { dropAnswer, faultBefore, type Disturbance } from "./fault.ts";
import { demandWithinLimits } from "./limits.ts";
import { matchOperation } from "./match-operation.ts";
import { recordExchange } from "./record-exchange.ts";
import { badParameter, Refusal } from "./refusal.ts";
import { settleCertificates } from "./settle-certificates.ts";
import { findVault } from "./vault-store.ts";

const objectName = /^[0-9a-zA-Z-]{1,127}$/;
const vaultHost = /^([a-z0-9-]{3,24})\.vault\.azure\.net(?::\d+)?$/i;

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
    const at = begin(world, vault, request, response);
    await travel(world);
    await exchange(at);
  });
  return app;
}

async function exchange(at: Exchange): Promise<void> {
  try {
    const disturbance = await admit(at);
    const reply = perform(at);
    recordExchange(at, reply);
    if (disturbance?.loseAnswer) dropAnswer(at.response);
    else send(at.response, reply);
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { status, body, headers } = failure;
    recordExchange(at, { status, body });
    send(at.response, { status, body, headers });
  }
}

/** The challenge comes before everything else, then what was asked for to go wrong. */
async function admit(at: Exchange): Promise<Disturbance | undefined> {
  const verdict = await at.world.tokens.verify(at.request.get("authorization"), audiences);
  if (!verdict.ok) throw challenge(verdict, at.vault.tenantId);
  at.caller = verdict.caller;
  at.matched = matchOperation(at.request.method, at.path);
  demandWithinLimits(at.world, at.vault, at.matched?.operation.creates === true);
  return faultBefore(at, verdict.caller);
}

function perform({ world, vault, caller, matched, request, response, url, path }: Exchange): Reply {
  const apiVersion = requireApiVersion(url.searchParams);
  if (!matched || !caller) throw unmatched(request.method, path);
  const { operation, name, version } = matched;
  if (name !== "" && !objectName.test(name)) {
    throw badParameter(`The request URI contains an invalid name: ${name}`);
  }
  settleCertificates(world, vault);
  const assignment = authorize(world, vault, caller, operation, name);
  if (assignment !== undefined) response.set("x-ms-keyvault-rbac-assignment-id", assignment);
  const body = operation.method === "GET" ? undefined : parsedBody(request.body);
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

function send(response: Response, reply: Reply): void {
  response.set(reply.headers ?? {});
  if (reply.body === undefined) {
    response.status(reply.status).end();
    return;
  }
  response.status(reply.status).json(reply.body);
}
