import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { Agent, get as httpsGet, request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTenant, type Tenant } from "./tenant.ts";

const run = promisify(execFile);

let tenant: Tenant;
let frontDoor = { host: "", port: 0 };
let proxy: URL;
let ca = "";

beforeAll(async () => {
  tenant = await startTenant();
  const [host = "", port] = (tenant.sandbox.processEnvironment["SANDBOX_FRONT_DOOR"] ?? "").split(
    ":",
  );
  frontDoor = { host, port: Number(port) };
  proxy = new URL(tenant.sandbox.endpoints.proxy);
  ca = readFileSync(tenant.sandbox.caFile, "utf8");
});
afterAll(() => tenant.stop());

/** A process of its own, under the environment that the product gets. */
async function inProcess(code: string, environment: Record<string, string> = {}) {
  const { PATH = "" } = process.env;
  const env = { PATH, ...tenant.sandbox.processEnvironment, ...environment };
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], {
    env,
    cwd: import.meta.dirname,
  });
  return stdout.trim();
}

function askFrontDoor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { ...frontDoor, ca, servername: "localhost", headers: { host } };
    httpsRequest(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

/** What the proxy says to a CONNECT, and the tunnel if it made one. */
function tunnel(
  target: string,
): Promise<{ status: number | undefined; socket: Duplex | undefined }> {
  const { hostname: host, port } = proxy;
  return new Promise((resolve, reject) => {
    httpRequest({ host, port, method: "CONNECT", path: target })
      .on("connect", ({ statusCode: status }, socket) => {
        resolve({ status, socket: status === 200 ? socket : undefined });
        if (status !== 200) socket.destroy();
      })
      .on("error", reject)
      .end();
  });
}

describe("the front door", () => {
  test.each([
    "example.com",
    "vault.azure.net",
    "a.b.vault.azure.net",
    "evil-login.microsoftonline.com",
  ])("421: it does not answer for %s (RFC 9110, 15.5.20)", async (host) => {
    expect(await askFrontDoor(host)).toBe(421);
  });

  test("it answers for a host name in any case, with or without a port", async () => {
    expect(await askFrontDoor("GRAPH.microsoft.com:443")).toBe(401);
  });

  test("it listens on this machine only", async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of outside) {
      const socket = connect(frontDoor.port, address);
      await expect(once(socket, "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    }
  });
});

describe("the certificate", () => {
  const present = (servername: string, trusted: string[]) =>
    new Promise<string>((resolve) => {
      const socket = tls.connect({ ...frontDoor, servername, ca: trusted }, () => {
        resolve("trusted");
        socket.destroy();
      });
      socket.on("error", (failure: NodeJS.ErrnoException) => {
        resolve(failure.code ?? failure.message);
      });
    });

  test("nobody trusts it who was not told to", async () => {
    const roots = [...tls.rootCertificates];
    expect(await present("login.microsoftonline.com", roots)).toBe(
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    );
  });

  test("it is no certificate for another name", async () => {
    expect(await present("example.com", [ca])).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  test.each([
    "login.microsoftonline.com",
    "login.windows.net",
    "graph.microsoft.com",
    "management.azure.com",
    "api.loganalytics.io",
    "api.loganalytics.azure.com",
    "api.github.com",
    "kv-payments-dev.vault.azure.net",
    "localhost",
  ])("it is one for %s", async (name) => {
    expect(await present(name, [ca])).toBe("trusted");
  });
});

describe("the preload", () => {
  const configuration = `https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration`;

  test("leads fetch to the sandbox under the real name", async () => {
    const code = `const r = await fetch(${JSON.stringify(configuration)});
      console.log(r.status, (await r.json()).tenant_region_scope, new URL(r.url).host);`;
    expect(await inProcess(code)).toBe("200 EU login.microsoftonline.com");
  });

  test("leads node:https to the sandbox, and keeps the connection", async () => {
    const code = `import { Agent, get } from "node:https";
      const agent = new Agent({ keepAlive: true });
      const ask = () => new Promise((done) => get("https://graph.microsoft.com/v1.0/me", { agent }, (r) => {
        const answer = r.statusCode + " " + r.socket.localPort;
        r.resume().on("end", () => setImmediate(done, answer)); }));
      const [first, second] = [await ask(), await ask()];
      console.log(first.startsWith("401 "), first === second);
      agent.destroy();`;
    expect(await inProcess(code)).toBe("true true");
  });

  test("leads each vault to the sandbox", async () => {
    const code = `const r = await fetch("https://kv-payments-dev.vault.azure.net/secrets?api-version=7.5");
      console.log(r.status, r.headers.get("www-authenticate").includes("https://vault.azure.net"));`;
    expect(await inProcess(code)).toBe("401 true");
  });

  test("leaves every other host alone", async () => {
    const code = `import tls from "node:tls";
      const s = tls.connect({ host: "127.0.0.1", port: 1, servername: "graph.microsoft.com" });
      s.on("error", (e) => console.log(e.code, e.port));`;
    expect(await inProcess(code)).toBe("ECONNREFUSED 1");
  });

  test("does nothing in a process that has no front door: the real name is looked up", async () => {
    const code = `import tls from "node:tls";
      const lookup = (host, _options, done) => { console.log(host); done(new Error("enough")); };
      const s = tls.connect({ host: "graph.microsoft.com", port: 443, lookup }, () => {
        console.log("sandbox");
        s.destroy();
      });
      s.on("error", () => {});`;
    const seen = [await inProcess(code), await inProcess(code, { SANDBOX_FRONT_DOOR: "" })];
    expect(seen).toEqual(["sandbox", "graph.microsoft.com"]);
  });

  test("is of no use without the authority: the real name's certificate is checked", async () => {
    const code = `await fetch(${JSON.stringify(configuration)}).catch((e) => console.log(e.cause.code));`;
    expect(await inProcess(code, { NODE_EXTRA_CA_CERTS: "" })).toBe(
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    );
  });
});

describe("the proxy", () => {
  test.each(["example.com:443", "login.microsoftonline.com:22", "127.0.0.1:443", "localhost:5300"])(
    "403: it does not tunnel to %s",
    async (target) => {
      expect((await tunnel(target)).status).toBe(403);
    },
  );

  test("403: it does not fetch for others", async () => {
    const { hostname: host, port } = proxy;
    const status = await new Promise((resolve) => {
      httpRequest({ host, port, path: "http://example.com/" }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test("it lives on when a refused client resets the connection", async () => {
    const asked = "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n";
    for (let times = 0; times < 5; times += 1) {
      const socket = connect(Number(proxy.port), proxy.hostname);
      await once(socket, "connect");
      socket.write(asked);
      await once(socket, "data");
      socket.resetAndDestroy();
      await once(socket, "close");
    }
    expect((await tunnel("example.com:443")).status).toBe(403);
  });

  test("it tunnels to Azure's names, and what answers shows the right certificate", async () => {
    const { socket } = await tunnel("graph.microsoft.com:443");
    if (!socket) throw new Error("There is no tunnel");
    const secure = tls.connect({ socket, servername: "graph.microsoft.com", ca });
    await once(secure, "secureConnect");
    expect(secure.authorized).toBe(true);
    secure.destroy();
  });

  test("a client that knows only HTTPS_PROXY gets through (Node's own)", async () => {
    const code = `const r = await fetch("https://management.azure.com/subscriptions?api-version=2022-12-01");
      console.log(r.status);`;
    const environment = {
      NODE_OPTIONS: "",
      NODE_USE_ENV_PROXY: "1",
      HTTPS_PROXY: tenant.sandbox.endpoints.proxy,
    };
    expect(await inProcess(code, environment)).toBe("401");
  });
});

test("an idle connection is kept for two minutes: a client's pool never meets a closed one", async () => {
  const agent = new Agent({ keepAlive: true, ca });
  const options = {
    ...frontDoor,
    agent,
    servername: "localhost",
    headers: { host: "graph.microsoft.com" },
  };
  const response = await new Promise<IncomingMessage>((resolve) => {
    httpsGet({ ...options, path: "/v1.0/me" }, resolve);
  });
  response.resume();
  expect(response.headers["keep-alive"]).toBe("timeout=120");
  agent.destroy();
});
