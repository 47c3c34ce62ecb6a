import { once } from "node:events";
import { createServer } from "node:net";

export interface WantedPort {
  readonly port: number;
  /** For a person: what would listen there. */
  readonly user: string;
  /** How to choose another one. */
  readonly setting: string;
}

async function canListen(port: number, host?: string): Promise<boolean> {
  const server = createServer().listen({ port, ...(host && { host }) });
  try {
    await once(server, "listening");
    server.close();
    await once(server, "close");
    return true;
  } catch {
    return false;
  }
}

/** Where one address is taken, macOS still lets another program listen on all of them. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port));
}

/** @throws Error that names each port that is taken, and how to go on */
export async function requirePorts(wanted: readonly WantedPort[]): Promise<void> {
  const taken: WantedPort[] = [];
  for (const one of wanted) if (!(await isFree(one.port))) taken.push(one);
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ port, user, setting }) => `Port ${port} is in use, and the ${user} needs it (${setting}).`,
  );
  throw new Error(
    `${lines.join("\n")}\nIs it already running in another window? Stop it there, or choose other ports.`,
  );
}
