import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { serviceOf } from "./hosts.ts";

/** An HTTP proxy for clients that cannot be redirected otherwise: it tunnels Azure's names to the front door only. */
export function createConnectProxy(frontDoorPort: number): Server {
  const server = createServer((_request, response) => {
    response.writeHead(403, { "content-type": "text/plain" });
    response.end("This proxy only tunnels (CONNECT) to the host names of the sandbox.\n");
  });
  server.on("connect", (request: IncomingMessage, client: Duplex, head: Buffer) => {
    // A client that is refused may reset the connection, and an error that nobody hears ends the process.
    client.on("error", () => client.destroy());
    const [, host = "", port] = /^(.+):(\d+)$/.exec(request.url ?? "") ?? [];
    if (port !== "443" || serviceOf(host) === undefined) {
      const body = `The sandbox does not serve ${request.url ?? ""}.\n`;
      client.end(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n" +
          `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
      return;
    }
    const upstream = connect(frontDoorPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    const end = () => {
      upstream.destroy();
      client.destroy();
    };
    for (const side of [client, upstream]) side.on("error", end).on("close", end);
  });
  return server;
}
