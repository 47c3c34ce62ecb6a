import { readFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import type { Certificates } from "../certificates/certificates.ts";
import type { AccessTokens } from "../world.ts";
import { checkToken } from "./check-token.ts";
import {
  askForPassword,
  readFirst,
  readPassword,
  refusal,
  sslAccepted,
  type FirstMessage,
} from "./messages.ts";

export interface FrontOptions {
  readonly tokens: AccessTokens;
  readonly certificates: Pick<Certificates, "certFile" | "keyFile">;
  /** Where the server behind it has its socket; it takes whoever is let through. */
  readonly socketFolder: string;
}

export interface DatabaseFront {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * What stands before a flexible server of Azure: TLS only, and in place of a password a token of Entra ID.
 * Behind it is a PostgreSQL of this machine, which is spoken to as by anybody.
 */
export async function startDatabaseFront(options: FrontOptions): Promise<DatabaseFront> {
  const tls = {
    cert: readFileSync(options.certificates.certFile),
    key: readFileSync(options.certificates.keyFile),
  };
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
    void greet(options, socket, tls).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: isAddress(address) ? address.port : 0,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

async function greet(
  options: FrontOptions,
  socket: Socket,
  tls: { readonly cert: Buffer; readonly key: Buffer },
): Promise<void> {
  const first = await readWhole(socket, readFirst);
  if (first.is !== "ssl-request") {
    socket.end(refusal("28000", "SSL/TLS required. Connections without it are refused."));
    return;
  }
  socket.write(sslAccepted);
  const secure = new TLSSocket(socket, { isServer: true, ...tls });
  secure.on("error", () => secure.destroy());
  const startup = await readWhole(secure, readFirst);
  if (startup.is === "startup") await admit(options, secure, startup);
  else secure.end(refusal("08P01", "A start-up message is expected."));
}

async function admit(
  { tokens, socketFolder }: FrontOptions,
  client: TLSSocket,
  { user, bytes }: Extract<FirstMessage, { is: "startup" }>,
): Promise<void> {
  client.write(askForPassword);
  const token = await readWhole(client, readPassword);
  const against = await checkToken(tokens, user, token);
  if (against !== undefined) {
    client.end(refusal("28P01", against));
    return;
  }
  const upstream = connect({ path: join(socketFolder, ".s.PGSQL.5432") });
  upstream.write(bytes);
  upstream.pipe(client).pipe(upstream);
  const end = () => {
    upstream.destroy();
    client.destroy();
  };
  for (const side of [client, upstream]) side.on("error", end).on("close", end);
}

/** Reads until the message has come as a whole; a client that leaves before is forgotten. */
function readWhole<Message>(
  socket: Socket,
  read: (bytes: Buffer) => Message | undefined,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const take = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      const message = read(bytes);
      if (message === undefined) return;
      socket.off("data", take).off("close", leave);
      socket.pause();
      resolve(message);
    };
    const leave = () => {
      reject(new Error("The client has left."));
    };
    socket.on("data", take).once("close", leave);
    socket.resume();
  });
}
