import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { Reply } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { recordOperation } from "./operation-log.ts";
import { vaultUri } from "./vault.ts";

const returned = z.union([
  z.object({ id: z.string() }).transform(({ id }) => id),
  z.object({ key: z.object({ kid: z.string() }) }).transform(({ key }) => key.kid),
]);

/** Of the object that is returned, so with its version; of what was asked for where none is (KV/general/logging.md). */
function objectId({ vault, path, matched }: Exchange, body: unknown): string | undefined {
  if (matched === undefined || matched.name === "") return undefined;
  return returned.safeParse(body).data ?? `${vaultUri(vault)}${path.join("/")}`;
}

export function recordExchange(at: Exchange, { status, body }: Reply): void {
  const { world, vault, request, caller, matched, url } = at;
  const now = world.clock.now();
  recordOperation(world, {
    time: now.toISOString(),
    vault: vault.name,
    operationName: caller ? (matched?.operation.name ?? "Unknown") : "Authentication",
    resultType: status < 400 ? "Success" : "Failure",
    resultSignature: STATUS_CODES[status] ?? "",
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
    assignmentId: at.response.get("x-ms-keyvault-rbac-assignment-id"),
    id: objectId(at, body),
  });
}
