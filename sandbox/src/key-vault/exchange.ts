import type { Request, Response } from "express";
import type { Caller, World } from "../world.ts";
import type { Matched } from "./match-operation.ts";
import type { Vault } from "./vault.ts";

const serviceVersion = "1.9.2814.1";

/** One request with what has been found out about it so far. */
export interface Exchange {
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

export function begin(world: World, vault: Vault, request: Request, response: Response): Exchange {
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
