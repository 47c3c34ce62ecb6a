import { setTimeout as pause } from "node:timers/promises";
import { operations } from "@vault-tab/contract";
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, callOf } from "../world/operation-call.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
/** What the tenant really puts into a token of `requester`. */
let real: JWTPayload;

beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" });
  real = decodeJwt(await vaultTab.person("requester").ssoToken());
});
afterAll(() => vaultTab.stop());

const signed = (change: Record<string, unknown>) => vaultTab.sandbox.sign({ ...real, ...change });
const elsewhere = "11111111-2222-4333-8444-555555555555";
const hourAgo = () => Math.floor(Date.now() / 1000) - 3600;

const forgedWith = async (algorithm: "RS256" | "HS256"): Promise<string> => {
  const { kid = "" } = decodeProtectedHeader(await vaultTab.person("requester").ssoToken());
  const jwt = new SignJWT(real).setProtectedHeader({ alg: algorithm, kid, typ: "JWT" });
  if (algorithm === "HS256") {
    const published = await fetch(
      `https://login.microsoftonline.com/${String(real["tid"])}/discovery/v2.0/keys`,
    );
    return jwt.sign(new TextEncoder().encode(await published.text()));
  }
  return jwt.sign((await generateKeyPair("RS256")).privateKey);
};

const keyOfItsOwn = async (): Promise<string> => {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = await exportJWK(publicKey);
  return new SignJWT(real).setProtectedHeader({ alg: "RS256", jwk, typ: "JWT" }).sign(privateKey);
};

const tampered = async (): Promise<string> => {
  const [header, , signature] = (await vaultTab.person("requester").ssoToken()).split(".");
  const payload = Buffer.from(JSON.stringify({ ...real, roles: ["Vault.Admin"] }));
  return `${header}.${payload.toString("base64url")}.${signature}`;
};

const refused: [string, () => Promise<string | undefined>, number, string][] = [
  ["without a token", async () => undefined, 401, "token_missing"],
  ["with something that is no token", async () => "abc.def.ghi", 401, "token_invalid"],
  ["expired", () => signed({ exp: hourAgo() }), 401, "token_expired"],
  ["not valid yet", () => signed({ nbf: hourAgo() + 7200 }), 401, "token_invalid"],
  ["without an end", () => signed({ exp: undefined }), 401, "token_invalid"],
  ["tampered with", tampered, 401, "token_invalid"],
  ["unsigned (alg none)", async () => new UnsecuredJWT(real).encode(), 401, "token_invalid"],
  ["signed by somebody else's key", () => forgedWith("RS256"), 401, "token_invalid"],
  ["signed with the public key as a secret", () => forgedWith("HS256"), 401, "token_invalid"],
  ["bringing its own key", keyOfItsOwn, 401, "token_invalid"],
  ["for another audience", () => signed({ aud: "https://vault.azure.net" }), 401, "token_invalid"],
  [
    "from another issuer",
    () => signed({ iss: "https://issuer.example/v2.0" }),
    401,
    "token_invalid",
  ],
  [
    "from an issuer that begins alike",
    () => signed({ iss: `${String(real.iss)}.example` }),
    401,
    "token_invalid",
  ],
  [
    "of another tenant",
    () => signed({ tid: elsewhere, iss: `https://login.microsoftonline.com/${elsewhere}/v2.0` }),
    403,
    "tenant_not_allowed",
  ],
  [
    "of this issuer, naming another tenant",
    () => signed({ tid: elsewhere }),
    403,
    "tenant_not_allowed",
  ],
  ["of another client", () => signed({ azp: elsewhere }), 403, "client_not_allowed"],
  [
    "of the Azure CLI",
    () => signed({ azp: "04b07795-8ddb-461a-bbee-02f9e1bf7b46" }),
    403,
    "client_not_allowed",
  ],
  ["of no client", () => signed({ azp: undefined }), 403, "client_not_allowed"],
  ["with a scope that looks alike", () => signed({ scp: "access_as_user2" }), 403, "scope_missing"],
  [
    "with a scope that contains it",
    () => signed({ scp: "no_access_as_user" }),
    403,
    "scope_missing",
  ],
  [
    "of an app, with a role instead of a scope",
    () => signed({ scp: undefined, roles: ["access_as_user"], idtyp: "app" }),
    403,
    "scope_missing",
  ],
  [
    "meant for Key Vault",
    () => vaultTab.person("requester").azureToken("https://vault.azure.net"),
    401,
    "token_invalid",
  ],
];

const guarded = Object.entries(operations).filter(([, { audience }]) => audience === "person");

describe.each(guarded)("%s refuses a token", (_id, operation) => {
  it.each(refused)("%s", async (_what, token, status, code) => {
    const address = `${vaultTab.product.origin}${addressOf(operation)}`;
    const answer = await fetch(address, callOf(operation, await token()));
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });
});

describe("a token is taken", () => {
  it("from the Authorization header and from nowhere else", async () => {
    const token = await vaultTab.person("requester").ssoToken();
    expect((await vaultTab.call(`/api/me?access_token=${token}`)).status).toBe(401);
    const cookie = await fetch(`${vaultTab.product.origin}/api/me`, {
      headers: { cookie: `access_token=${token}` },
    });
    expect(cookie.status).toBe(401);
  });

  it("as v2.0 gives it", async () => {
    const answer = await vaultTab.call("/api/me", vaultTab.person("admin"));
    expect(await answer.json()).toEqual({
      person: {
        tenantId: vaultTab.sandbox.endpoints.tenantId,
        objectId: vaultTab.person("admin").objectId,
        name: "Admin",
        userPrincipalName: "admin@contoso.example",
      },
      roles: ["Vault.Admin"],
    });
  });

  it("as v1.0 gives it, audience and client by their other names", async () => {
    const { azp, ver, ...rest } = real;
    const token = await vaultTab.sandbox.sign({
      ...rest,
      ver: "1.0",
      iss: `https://sts.windows.net/${String(real["tid"])}/`,
      aud: vaultTab.sandbox.endpoints.appIdUri,
      appid: azp,
    });
    expect((await vaultTab.call("/api/me", token)).status).toBe(200);
    expect(ver).toBe("2.0");
  });
});

describe("the log", () => {
  it("holds no token, no name and no address", async () => {
    const token = await vaultTab.person("requester").ssoToken();
    await vaultTab.call("/api/me", token);
    await vaultTab.call(`/api/secrets?q=needle-in-the-query`, token);
    // Lines are written together, four times a second.
    await pause(500);
    const log = vaultTab.product.log();
    expect(log).toContain(vaultTab.person("requester").objectId);
    for (const part of [
      token,
      token.split(".")[2] ?? "?",
      "needle-in-the-query",
      "contoso.example",
    ]) {
      expect(log).not.toContain(part);
    }
  });
});
