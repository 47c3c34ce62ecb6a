import { randomInt } from "node:crypto";
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

/**
 * A port for a server that another process will start, and start again. From below those which
 * systems give to whoever asks for any (Linux: 32768 and up; IANA: 49152), so that nobody is given it
 * in between; and above 10080, the last that browsers refuse (https://fetch.spec.whatwg.org/#port-blocking).
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const server = createServer();
    const port = randomInt(11_000, 32_000);
    const free = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, loopback, () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

function portOf(address: ReturnType<Server["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("Not listening on a port");
  return address.port;
}
