import type { Server as PlainServer } from "node:http";
import { createServer } from "node:net";
import type { Server as SecureServer } from "node:https";

type Server = PlainServer | SecureServer;

/** Loopback only: nothing of the sandbox is for the network. */
const loopback = "127.0.0.1";

export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return portOf(server.address());
}

export async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve, reject) => {
    server.close((failure) => {
      if (failure) reject(failure);
      else resolve();
    });
    server.closeAllConnections();
  });
}

/** A port that was free a moment ago, for a server that another process will start. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, loopback, resolve);
  });
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function portOf(address: ReturnType<Server["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("Not listening on a port");
  return address.port;
}
