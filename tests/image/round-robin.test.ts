import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { type LedTenant, startLedTenant } from "../world/led-tenant.ts";
import { type RoundRobin, startRoundRobin } from "../world/round-robin.ts";

let tenant: LedTenant;
let servers: { readonly port: number; readonly server: Server; readonly asked: string[] }[] = [];
let balancer: RoundRobin;
let origin: string;

/** What each does with a request, after it has been noted. */
const start = async (...doing: readonly RequestListener[]): Promise<void> => {
  for (const listener of doing) {
    const asked: string[] = [];
    const note = ({ method, url }: IncomingMessage): unknown => asked.push(`${method} ${url}`);
    const server = createServer((request, response) => {
      note(request);
      listener(request, response);
    });
    const port = await findFreePort();
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    servers.push({ port, server, asked });
  }
  // A new one for each test: a client may still hold a connection to the one before.
  const port = await findFreePort();
  origin = `https://localhost:${port}`;
  const ports = servers.map((one) => one.port);
  balancer = await startRoundRobin(port, tenant.sandbox.certificate, ports);
};

const kill = async (at: number): Promise<void> => {
  const server = servers[at]?.server;
  server?.close();
  server?.closeAllConnections();
};
const call = (path: string, init: RequestInit = {}) => fetch(`${origin}${path}`, init);
const asked = () => servers.map((one) => one.asked);

const answer: RequestListener = (request, response) => void request.pipe(response);
const die: RequestListener = (request) => void request.socket.destroy();

beforeAll(async () => {
  tenant = await startLedTenant({ seed: "small" });
});
afterEach(async () => {
  await balancer.stop();
  for (const at of servers.keys()) await kill(at);
  servers = [];
});
afterAll(() => tenant.stop());

describe("the load balancer of the tests", () => {
  it("does not send a change again whose server died over it, but a reading", async () => {
    await start(die, die, answer);
    expect((await call("/", { method: "POST", body: "once" })).status).toBe(502);
    expect(asked().flat()).toEqual(["POST /"]);
    expect((await call("/")).status).toBe(200);
  });

  it("says 502 where nobody is left", async () => {
    await start(die, answer);
    await kill(1);
    expect((await call("/")).status).toBe(502);
  });

  it("passes over one that takes no connection, with what was to be sent", async () => {
    await start(answer, answer);
    await kill(0);
    for (const body of ["one", "two"]) {
      expect(await (await call("/", { method: "POST", body })).text()).toBe(body);
    }
  });

  it("takes one after the other, and tells who is given a command", async () => {
    await start(answer, answer, answer);
    const given = balancer.nextCommand();
    for (let turn = 0; turn < 5; turn += 1) await call(`/${turn}`);
    await call("/command", { method: "POST", headers: { "idempotency-key": "1" } });
    expect(asked().map((paths) => paths.length)).toEqual([2, 2, 2]);
    const at = asked().findIndex((paths) => paths.includes("POST /command"));
    expect(servers[at]?.port).toBe(await given);
  });

  it("hands a stream on as it comes, and breaks it off with its server", async () => {
    await start((_request, response) => void response.write("first"));
    const { body } = await call("/");
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader?.read()).toEqual({ done: false, value: "first" });
    const broken = reader?.read();
    await kill(0);
    await expect(broken).rejects.toThrow();
  });
});
