import { createServer, type Server } from "node:https";
import type { RequestListener } from "node:http";
import type { Certificates } from "../certificates/certificates.ts";
import { serviceOf, type Service } from "./hosts.ts";

/** One https server that answers as each of Azure's host names. */
export function createFrontDoor(
  services: Partial<Record<Service, RequestListener>>,
  certificates: Certificates,
): Server {
  return createHttpsServer(certificates, (request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const name = serviceOf(host);
    const service = name && services[name];
    if (!service) {
      // 421 (RFC 9110, 15.5.20): this server cannot answer for that authority.
      response.writeHead(421, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          error: { code: "MisdirectedRequest", message: `The sandbox does not serve '${host}'.` },
        }),
      );
      return;
    }
    service(request, response);
  });
}

/** Idle connections are kept for long: a client that reuses one just as it is closed reports a broken network. */
export function createHttpsServer(
  { certificate, privateKey }: Certificates,
  listener: RequestListener,
): Server {
  const server = createServer({ cert: certificate, key: privateKey }, listener);
  server.keepAliveTimeout = 120_000;
  return server;
}
