import { createServer, request, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../clock.ts";
import { createDirectory, seedDirectory } from "../directory/directory.ts";
import { seedVaults } from "../seed/seed-vaults.ts";
import { openState } from "../state/state-store.ts";
import { tenantId } from "../tenant.ts";
import type { World } from "../world.ts";
import { createKeyVault } from "./key-vault.ts";
import { operationLog } from "./operation-log.ts";
import { findVault, namesOf, putVault } from "./vault-store.ts";

/** What the official clients cannot see: the log and the state. Whoever is named in the header calls. */
function newWorld(): World {
  const state = openState();
  const directory = createDirectory(state, "https://localhost:5301");
  seedDirectory(state);
  let made = 0;
  return {
    state,
    directory,
    clock: createClock(state),
    faults: { find: () => undefined },
    settings: { latency: 0, propagation: 0, limits: true },
    newId: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`,
    tokens: {
      verify: (authorization) => {
        const person = directory.person(authorization ?? "");
        const { objectId = "" } = person ?? {};
        return Promise.resolve(
          person
            ? {
                ok: true,
                caller: { objectId, appId: "app", tenantId, kind: "user", groups: [], scopes: [] },
              }
            : { ok: false, reason: "missing", detail: "" },
        );
      },
    },
  };
}

let server: Server;
const world = newWorld();

function get(vault: string, path: string, who?: string): Promise<number> {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const headers = {
    host: `${vault}.vault.azure.net`,
    ...(who === undefined ? {} : { authorization: who }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => {
        resolve(answer.statusCode ?? 0);
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

beforeAll(async () => {
  seedVaults(world);
  server = createServer(createKeyVault(world));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
});

describe("the operation log", () => {
  it("keeps refused calls and those without a token, with who, what and how it ended", async () => {
    await get("kv-platform", "/secrets?api-version=7.5");
    await get("kv-platform", "/secrets/datadog-api-key?api-version=7.5", "outsider");
    await get("kv-platform", "/secrets/deploy-bot-token?api-version=7.5", "one-secret-only");
    expect(operationLog(world)).toMatchObject([
      {
        operationName: "Authentication",
        httpStatusCode: 401,
        resultType: "Failure",
        oid: undefined,
      },
      {
        operationName: "SecretGet",
        httpStatusCode: 403,
        resultSignature: "Forbidden",
        upn: "outsider@contoso.example",
      },
      {
        operationName: "SecretGet",
        httpStatusCode: 200,
        resultType: "Success",
        vault: "kv-platform",
        oid: world.directory.person("one-secret-only")?.objectId,
        appid: "app",
        requestUri: "https://kv-platform.vault.azure.net/secrets/deploy-bot-token?api-version=7.5",
        id: expect.stringMatching(/\/secrets\/deploy-bot-token\/[0-9a-f]{32}$/),
      },
    ]);
  });
  it("never keeps a value", () => {
    expect(JSON.stringify(operationLog(world))).not.toContain("canary-");
  });
});

describe("an access policy", () => {
  it("gives what it says for one kind, and nothing for the others", async () => {
    const legacy = findVault(world, "kv-legacy");
    const { objectId = "" } = world.directory.person("outsider") ?? {};
    expect(legacy).toBeDefined();
    if (!legacy) return;
    const permissions = { secrets: [], certificates: [], keys: ["list"] } as const;
    putVault(world, { ...legacy, accessPolicies: [{ tenantId, objectId, permissions }] });
    expect(await get("kv-legacy", "/secrets?api-version=7.5", "outsider")).toBe(403);
    expect(await get("kv-legacy", "/keys/archive-encryption?api-version=7.5", "outsider")).toBe(
      403,
    );
    expect(await get("kv-legacy", "/keys?api-version=7.5", "outsider")).toBe(200);
    putVault(world, legacy);
  });
});

describe("the seed", () => {
  it("is laid once", () => {
    const before = [...world.state.collection("role-assignments").entries()].length;
    seedVaults(world);
    expect([...world.state.collection("role-assignments").entries()]).toHaveLength(before);
  });
  it("fills the fleet with 10,000 names, sorted", () => {
    const vault = findVault(world, "kv-fleet");
    const names = vault ? namesOf(world, vault, "secrets") : [];
    expect(new Set(names).size).toBe(10_000);
    expect(names).toEqual([...names].sort());
  });
  it("keeps no value in the state", () => {
    for (const object of world.state.collection("vault-objects").values()) {
      expect(object).not.toHaveProperty("versions.0.value");
    }
  });
});
