import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Sandbox } from "@vault-tab/sandbox";
import { startSandbox } from "@vault-tab/sandbox";
import { decodeJwt } from "jose";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { openDatabase } from "../../api/src/storage/open-database.ts";
import { until } from "../access/story.ts";
import { startFrontedDatabase } from "../world/database-front.ts";
import { type Postgres, startPostgres } from "../world/postgres.ts";
import { entry, sequencesOf } from "./entry.ts";

const worker = "vault-tab-logs";
const databases = "https://ossrdbms-aad.database.windows.net";

let sandbox: Sandbox;
let postgres: Postgres;
let front: Awaited<ReturnType<typeof startFrontedDatabase>>;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "small" });
  postgres = await startPostgres();
  front = await startFrontedDatabase(sandbox, postgres);
}, 180_000);
afterAll(async () => {
  await front.close();
  await postgres.stop();
  await sandbox.close();
});

const Reply = z.object({ access_token: z.string() });

const tokenOf = async (identity: string, resource = databases): Promise<string> => {
  const found = sandbox.endpoints.managedIdentities.find((one) => one.name === identity);
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = sandbox.processEnvironment;
  const query = new URLSearchParams({
    ...{ "api-version": "2019-08-01", resource, client_id: found?.clientId ?? "" },
  });
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query}`, {
    headers: { "x-identity-header": IDENTITY_HEADER },
  });
  return Reply.parse(await answer.json()).access_token;
};

const signIn = async (user: string, password: string, secure = true): Promise<string> => {
  const client = new pg.Client({
    ...{ host: "localhost", port: front.port, user, database: front.name, password },
    ssl: secure && { ca: readFileSync(sandbox.caFile, "utf8"), servername: "localhost" },
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ who: string }>("SELECT current_user AS who");
    return rows[0]?.who ?? "";
  } catch (failure) {
    return failure instanceof Error ? failure.message : "unknown";
  } finally {
    await client.end().catch(() => undefined);
  }
};

const changed = async (change: object): Promise<string> =>
  sandbox.sign({ ...decodeJwt(await tokenOf(worker)), ...change });

const serverOf = (): string => {
  const ca = encodeURIComponent(sandbox.caFile);
  return `postgres://${worker}@localhost:${front.port}/${front.name}?sslmode=verify-full&sslrootcert=${ca}`;
};

describe("a database that knows no password", () => {
  it("refuses who brings none, or no token", async () => {
    expect(await signIn(worker, "letmein")).toContain("The access token is not valid");
  });

  it("refuses a token that is over", async () => {
    const exp = Math.floor(Date.now() / 1000) - 3_600;
    const token = await changed({ exp, nbf: exp - 3_600, iat: exp - 3_600 });
    expect(await signIn(worker, token)).toBe("The access token has expired.");
  });

  it("refuses a token for another service", async () => {
    const token = await tokenOf(worker, "https://management.azure.com");
    expect(await signIn(worker, token)).toContain("audience");
  });

  it("refuses a token of another tenant", async () => {
    const token = await changed({ tid: randomUUID() });
    expect(await signIn(worker, token)).toContain("another tenant");
  });

  it("refuses a token of another identity", async () => {
    expect(await signIn(worker, await tokenOf("vault-tab-web"))).toBe(
      `The access token does not belong to the role "${worker}".`,
    );
  });

  it("refuses who speaks without TLS", async () => {
    expect(await signIn(worker, await tokenOf(worker), false)).toContain("SSL/TLS required");
  });

  it("lets in whom the token names", async () => {
    expect(await signIn(worker, await tokenOf(worker))).toBe(worker);
  });

  it("is listened to on a connection that is signed in to anew, before its token matters", async () => {
    let signedIn = 0;
    const password = async (): Promise<string> => {
      signedIn += 1;
      return tokenOf(worker);
    };
    const place = { server: serverOf(), password, lifetimeMs: 100 };
    const database = await openDatabase({ place, now: () => new Date(), newId: randomUUID });
    try {
      const opened = signedIn;
      // Nobody asks for anything: who listens signs in, and looks for what it missed, by the pool.
      expect(await until(async () => signedIn >= opened + 5)).toBe(true);
    } finally {
      await database.close();
    }
  });

  it("is opened by the service with a fresh token for each connection", async () => {
    const asked: string[] = [];
    const password = async (): Promise<string> => {
      const token = await tokenOf(worker);
      asked.push(token);
      return token;
    };
    const place = { server: serverOf(), password };
    const database = await openDatabase({ place, now: () => new Date(), newId: randomUUID });
    try {
      await database.append(entry());
      expect(await sequencesOf(database)).toEqual([1]);
      // Roles, schema, service, notifications: each signed in for itself.
      expect(asked.length).toBeGreaterThanOrEqual(4);
    } finally {
      await database.close();
    }
  });
});
