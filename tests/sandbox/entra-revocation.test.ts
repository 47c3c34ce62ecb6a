import { SecretClient } from "@azure/keyvault-secrets";
import type { TokenCredential } from "@azure/core-auth";
import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  PublicClientApplication,
} from "@azure/msal-node";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, request } from "./browser.ts";
import { expectRefusal } from "./expect-refusal.ts";
import { azureCli, read, startTenant, text, tokenExchange, type Tenant } from "./tenant.ts";

// claims-challenge.md, app-resilience-continuous-access-evaluation.md: the sessions of a person are revoked.

const vaultScope = "https://vault.azure.net/.default";
const vaultUri = "https://kv-payments-dev.vault.azure.net";
const requester = "a1000000-0000-4000-8000-000000000001";
const capable = JSON.stringify({ access_token: { xms_cc: { values: ["cp1"] } } });

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

const revoke = (revoked = true) => tenant.control("cae", { persona: "requester", revoked });
const signIn = (scope: string, claims?: string) =>
  tenant.token({
    grant_type: "password",
    client_id: azureCli,
    username: "requester@contoso.example",
    password: "Sandbox-requester-2026",
    scope,
    ...(claims !== undefined && { claims }),
  });
const tokenFor = async (scope: string, claims?: string) =>
  text(await signIn(scope, claims), "access_token");
const get = (url: string, token: string) =>
  fetch(url, { headers: { authorization: `Bearer ${token}` } });
const list = (token: string) => get(`${vaultUri}/secrets?api-version=7.6`, token);

function claimsIn(answer: Response): unknown {
  const header = answer.headers.get("www-authenticate") ?? "";
  const claims = /claims="([^"]+)"/.exec(header)?.[1] ?? "";
  return JSON.parse(Buffer.from(claims, "base64").toString());
}

describe("a token from before is refused", () => {
  test("Key Vault asks for claims, as the Python SDK's tests quote it", async () => {
    const token = await tokenFor(vaultScope, capable);
    expect((await list(token)).status).toBe(200);
    await revoke();
    const answer = await list(token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(
      /^Bearer realm="", authorization_uri="https:\/\/login\.microsoftonline\.com\/common\/oauth2\/authorize", error="insufficient_claims", claims="/,
    );
    expect(claimsIn(answer)).toEqual({
      access_token: {
        nbf: { essential: true, value: expect.stringMatching(/^\d{10}$/) },
        xms_caeerror: { value: "10012" },
      },
    });
  });

  test.each([
    ["https://graph.microsoft.com", "/v1.0/me", "insufficient_claims"],
    ["https://management.azure.com", "/subscriptions?api-version=2022-12-01", "invalid_token"],
  ])("%s asks for claims in its own way (%s: %s)", async (resource, path, error) => {
    const token = await tokenFor(`${resource}/.default`, capable);
    expect((await get(resource + path, token)).status).toBe(200);
    await revoke();
    const answer = await get(resource + path, token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain(`error="${error}"`);
    expect(claimsIn(answer)).toMatchObject({ access_token: { nbf: { essential: true } } });
  });

  test("but not that of a client which has not said that it can answer (cp1)", async () => {
    const token = await tokenFor(vaultScope);
    await revoke();
    expect((await list(token)).status).toBe(200);
  });

  test("and nobody else's", async () => {
    const form = { username: "approver@contoso.example", password: "Sandbox-approver-2026" };
    const answer = await tenant.token({
      grant_type: "password",
      client_id: azureCli,
      scope: vaultScope,
      claims: capable,
      ...form,
    });
    await revoke();
    expect((await list(text(answer, "access_token"))).status).toBe(200);
  });
});

describe("Entra gives nothing for what was signed in before", () => {
  test("50173: a refresh token (azure-cli#16745)", async () => {
    const before = await signIn(`${vaultScope} offline_access`);
    await revoke();
    const answer = await tenant.token({
      grant_type: "refresh_token",
      client_id: azureCli,
      scope: vaultScope,
      refresh_token: text(before, "refresh_token"),
    });
    expectRefusal(answer, 50173, "invalid_grant");
  });

  test("50133: an assertion, with the claims to pass on (believed: the code)", async () => {
    const assertion = await tenant.sso("requester");
    await revoke();
    const { clientId, tenantId } = tenant.sandbox.endpoints;
    const service = new ConfidentialClientApplication({
      auth: {
        clientId,
        authority: `https://login.microsoftonline.com/${tenantId}`,
        clientAssertion: () => tenant.identityToken(tokenExchange),
      },
    });
    const refused = service.acquireTokenOnBehalfOf({
      oboAssertion: assertion,
      scopes: [vaultScope],
    });
    await expect(refused).rejects.toBeInstanceOf(InteractionRequiredAuthError);
    await expect(refused).rejects.toMatchObject({
      errorNo: 50133,
      claims: expect.stringContaining("nbf"),
    });
  });

  test("Teams has no token for the tab either, until the person has signed in again", async () => {
    await revoke();
    expect(await tenant.sandbox.ssoToken(requester)).toEqual({
      ok: false,
      error: "interaction_required",
    });
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    const { ok } = await tenant.sandbox.ssoToken(requester);
    expect(ok).toBe(true);
  });

  test("a browser that was signed in is asked for the password again", async () => {
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    await revoke();
    expect((await browser.open(request(tenant))).title).toMatch(/password|account/);
    const silent = await browser.open({ ...request(tenant), prompt: "none" });
    expect(silent.location?.searchParams.get("error")).toBe("login_required");
  });
});

describe("the round trip", () => {
  /** A public client with a cache of its own, which signs in again only when it is asked for claims. */
  function credentialOf(asked: (string | undefined)[]): TokenCredential {
    const { tenantId } = tenant.sandbox.endpoints;
    const client = new PublicClientApplication({
      auth: {
        clientId: azureCli,
        authority: `https://login.microsoftonline.com/${tenantId}`,
        clientCapabilities: ["cp1"],
      },
    });
    return {
      getToken: async (scopes, options) => {
        asked.push(options?.claims);
        const result = await client.acquireTokenByUsernamePassword({
          scopes: [scopes].flat(),
          username: "requester@contoso.example",
          password: "Sandbox-requester-2026",
          ...(options?.claims !== undefined && { claims: options.claims }),
        });
        if (!result) throw new Error("msal-node gave no result");
        return { token: result.accessToken, expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    };
  }

  test("the official client passes the claims on, and goes on with the new token", async () => {
    const asked: (string | undefined)[] = [];
    const client = new SecretClient(vaultUri, credentialOf(asked));
    const first = async () => {
      for await (const { name } of client.listPropertiesOfSecrets()) return name;
      throw new Error("The vault is empty");
    };
    const name = await first();
    await revoke();
    expect(await first()).toBe(name);
    expect(asked.filter(Boolean)).toEqual([expect.stringContaining('"nbf"')]);
  });

  test("a token of a sign-in within the same second counts", async () => {
    await revoke();
    const token = await tokenFor(vaultScope, capable);
    expect((await list(token)).status).toBe(200);
    const { iat = 0, nbf = 0 } = decodeJwt(token);
    expect(iat).toBeGreaterThanOrEqual(nbf);
  });

  test("taken back at /control, everything from before counts again", async () => {
    const token = await tokenFor(vaultScope, capable);
    await revoke();
    await revoke(false);
    expect((await list(token)).status).toBe(200);
    expect((await tenant.sandbox.ssoToken(requester)).ok).toBe(true);
  });

  test("/control tells who still has to sign in", async () => {
    await revoke();
    const { body } = await read(await fetch(tenant.sandbox.endpoints.control));
    expect(body["people"]).toContainEqual(
      expect.objectContaining({ persona: "requester", revoked: true }),
    );
  });
});
