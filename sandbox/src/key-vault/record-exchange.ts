import { STATUS_CODES } from "node:http";
import type { Exchange } from "./exchange.ts";
import { recordOperation } from "./operation-log.ts";

export function recordExchange(at: Exchange, status: number): void {
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
    id: object === undefined ? undefined : `https://${object}`,
  });
}
