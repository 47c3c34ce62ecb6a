import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { startSandbox, type Sandbox } from "@vault-tab/sandbox";
import { afterEach, beforeEach, expect, test } from "vitest";
import { all, startAzure, uriOf } from "./azure.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-restart-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function within<Result>(work: (sandbox: Sandbox) => Result | Promise<Result>) {
  const sandbox = await startSandbox({ folder, seed: "small", ports: { product: 45_301 } });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

const person = (sandbox: Sandbox) => sandbox.endpoints.personas[0]?.objectId ?? "";

test("a second sandbox on the same folder is refused", async () => {
  await within(async () => {
    await expect(startSandbox({ folder })).rejects.toThrow("Is a sandbox running on it?");
  });
});

test("a token of before a restart still holds: the keys are kept", async () => {
  const token = await within((sandbox) => sandbox.ssoToken(person(sandbox)));
  const verdict = await within(({ world, endpoints }) =>
    world.tokens.verify(`Bearer ${token.ok ? token.token : ""}`, [endpoints.clientId]),
  );
  expect(verdict.ok).toBe(true);
});

test("the certificate stays the same, so that a browser's trust does", async () => {
  const first = await within(({ certificate }) => certificate.spki);
  expect(await within(({ certificate }) => certificate.spki)).toBe(first);
});

test("the identity header stays the same, so that a running product goes on", async () => {
  const header = ({ processEnvironment }: Sandbox) => processEnvironment["IDENTITY_HEADER"];
  expect(await within(header)).toBe(await within(header));
});

test("what was done to vaults and rights is there after a restart", async () => {
  const options = { folder, ports: { product: 45_301 } };
  const vault = "kv-payments-dev";
  const before = await startAzure(options);
  try {
    // Not by the client that reads later: it would hold on to the connection that ends here.
    const secret = (name: string, init: RequestInit) =>
      before.call(`${uriOf(vault)}/secrets/${name}?api-version=7.6`, "admin", init);
    await secret("of-yesterday", { method: "PUT", body: '{"value":"kept"}' });
    await secret("adyen-api-key", { method: "DELETE" });
    await before.call(`${before.sandbox.endpoints.control}/cae`, undefined, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ persona: "outsider", revoked: true }),
    });
  } finally {
    await before.stop();
  }
  const after = await startAzure(options);
  try {
    const client = after.secrets(vault, "admin");
    expect((await client.getSecret("of-yesterday")).value).toBe("kept");
    expect((await client.getDeletedSecret("adyen-api-key")).name).toBe("adyen-api-key");
    await expect(after.secrets(vault, "outsider").getSecret("of-yesterday")).rejects.toMatchObject({
      statusCode: 403,
    });
    const outsider = after.sandbox.world.directory.person("outsider")?.objectId ?? "";
    expect((await after.sandbox.ssoToken(outsider)).ok).toBe(false);
  } finally {
    await after.stop();
  }
});

test("a job that runs elsewhere writes after the restart, and only once", async () => {
  const options = { folder, ports: { product: 45_301 } };
  const vault = "kv-payments-dev";
  const before = await startAzure(options);
  const job = `https://management.azure.com${before.sandbox.endpoints.automation.accountId}/jobs/${randomUUID()}?api-version=2023-11-01`;
  try {
    const answer = await before.call(job, undefined, {
      method: "PUT",
      headers: { authorization: `Bearer ${await before.identityToken("vault-tab-rotation")}` },
      body: JSON.stringify({
        properties: {
          runbook: { name: "Rotate-Secret" },
          parameters: { VaultName: vault, SecretName: "adyen-api-key" },
        },
      }),
    });
    expect(answer.status).toBe(201);
  } finally {
    await before.stop();
  }
  const after = await startAzure(options);
  try {
    const versions = after.secrets(vault, "admin");
    const count = async () =>
      (await all(versions.listPropertiesOfSecretVersions("adyen-api-key"))).length;
    expect(await count()).toBe(3);
    await after.control("clock", { advance: "PT2M" });
    expect(await count()).toBe(4);
    await after.control("clock", { advance: "PT2M" });
    expect(await count()).toBe(4);
  } finally {
    await after.stop();
  }
});

test("an issuer answers, and a line of the log arrives, though the restart was in between", async () => {
  const options = { folder, ports: { product: 45_301 } };
  const name = "open-banking-qwac";
  const certificate = `${uriOf("kv-payments-dev")}/certificates/${name}`;
  const before = await startAzure(options);
  try {
    const init = { method: "POST", body: "{}" };
    await before.call(`${certificate}/create?api-version=7.6`, "admin", init);
  } finally {
    await before.stop();
  }
  const after = await startAzure(options);
  try {
    after.sandbox.world.clock.advance(6 * 60_000);
    const client = after.certificates("kv-payments-dev", "admin");
    expect(await all(client.listPropertiesOfCertificateVersions(name))).toHaveLength(2);
    const { workspaceId } = after.sandbox.endpoints.logs;
    const query = 'AZKVAuditLogs | where OperationName == "CertificateCreate" | count';
    const result = await after
      .logs("vault-tab-logs")
      .queryWorkspace(workspaceId, query, { duration: "P1D" });
    expect(result).toMatchObject({ tables: [{ rows: [[1]] }] });
  } finally {
    await after.stop();
  }
});

test("the clock does not go back", async () => {
  await within(({ world }) => world.clock.advance(3_600_000));
  expect(await within(({ world }) => world.clock.offset())).toBe(3_600_000);
});

test("a batch that fails leaves nothing, in memory and on the disk", async () => {
  await within(({ world }) => {
    const kept = world.state.collection<number>("test");
    const failing = () => {
      world.state.batch(() => {
        kept.set("a", 1);
        throw new Error("half-way");
      });
    };
    expect(failing).toThrow("half-way");
    expect(kept.size).toBe(0);
  });
  expect(await within(({ world }) => world.state.collection("test").size)).toBe(0);
});

test("npm run sandbox: what was written is there after kill -9", async () => {
  const child = spawn(
    process.execPath,
    ["../../sandbox/src/main.ts", "--folder", folder, "--product-port", "45301"],
    {
      cwd: import.meta.dirname,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env["PATH"],
        TEAMS_HOST_PORT: "0",
        FRONT_DOOR_PORT: "0",
        PROXY_PORT: "0",
        MANAGED_IDENTITY_PORT: "0",
      },
    },
  );
  await once(child.stdout, "data");
  const environment = parseEnv(readFileSync(join(folder, "process.env"), "utf8"));
  const { control, personas } = JSON.parse(readFileSync(join(folder, "endpoints.json"), "utf8"));
  expect(personas).toHaveLength(9);
  const caller = spawn(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `const r = await fetch(${JSON.stringify(`${control}/clock`)}, { method: "POST",
        headers: { "content-type": "application/json" }, body: '{"advance":"PT1H"}' });
       process.exitCode = r.ok ? 0 : 1;`,
    ],
    { env: { PATH: process.env["PATH"], ...environment }, stdio: "inherit" },
  );
  expect(await once(caller, "exit")).toEqual([0, null]);
  child.kill("SIGKILL");
  await once(child, "exit");
  await pause(50);
  expect(await within(({ world }) => world.clock.offset())).toBe(3_600_000);
});

test("a state of an earlier sandbox gets who is new, and keeps what was done in it", async () => {
  const guest = "a1000000-0000-4000-8000-000000000009";
  await within(({ world }) => {
    const { state, directory } = world;
    state.collection("people").delete(guest);
    for (const team of directory.teams()) directory.setMembership(team.groupId, guest, "none");
    state.collection("role-assignments").delete(watchdogRight(world)[0] ?? "");
    state.collection("seed").delete("version");
    directory.setAccountEnabled(directory.person("outsider")?.objectId ?? "", false);
  });
  await within(({ world }) => {
    const { directory } = world;
    expect(directory.person("guest")?.objectId).toBe(guest);
    expect(directory.teams().map(({ members }) => members.includes(guest))).toEqual([true, false]);
    expect(watchdogRight(world)).toHaveLength(1);
    expect(directory.person("outsider")?.accountEnabled).toBe(false);
    world.state.collection("role-assignments").delete(watchdogRight(world)[0] ?? "");
  });
  // Once only: what is taken away afterwards stays away.
  await within(({ world }) => {
    expect(watchdogRight(world)).toEqual([]);
  });
});

const watchdogRight = ({ state }: Sandbox["world"]): string[] =>
  [...state.collection<{ principalId: string }>("role-assignments").entries()]
    .filter(([, { principalId }]) => principalId === "d4000000-0000-4000-8000-000000000004")
    .map(([name]) => name);
