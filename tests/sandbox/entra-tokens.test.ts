import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import {
  azureCli,
  read,
  startTenant,
  teamsDesktop,
  teamsWeb,
  text,
  type Tenant,
} from "./tenant.ts";

// Codes: reference-error-codes.md. Claims: access-token-claims-reference.md, id-token-claims-reference.md.

const vaultDefault = "https://vault.azure.net/.default";
const authority = "https://login.microsoftonline.com";
const requester = "a1000000-0000-4000-8000-000000000001";

let tenant: Tenant;
let productScope = "";
let tenantId = "";
let clientId = "";

beforeAll(async () => {
  tenant = await startTenant();
  ({ tenantId, clientId } = tenant.sandbox.endpoints);
  productScope = `${tenant.sandbox.endpoints.appIdUri}/access_as_user`;
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

describe("access tokens", () => {
  test("of the product: v2.0, aud its client id, azp the client, scp access_as_user", async () => {
    expect(decodeJwt(await tenant.sso("requester"))).toMatchObject({
      aud: clientId,
      iss: `${authority}/${tenantId}/v2.0`,
      ver: "2.0",
      azp: teamsWeb,
      scp: "access_as_user",
      oid: requester,
      tid: tenantId,
      preferred_username: "requester@contoso.example",
    });
  });

  test("of Teams on the desktop: azp tells it apart (tab-sso-register-aad.md)", async () => {
    const answer = await tenant.signIn("requester", teamsDesktop, productScope);
    expect(decodeJwt(text(answer, "access_token"))["azp"]).toBe(teamsDesktop);
  });

  test("of Key Vault: v1.0, sts.windows.net, aud as it was spelled, appid the client", async () => {
    const answer = await tenant.signIn("requester", azureCli, "https://vault.azure.net//.default");
    expect(decodeJwt(text(answer, "access_token"))).toMatchObject({
      aud: "https://vault.azure.net/",
      iss: `https://sts.windows.net/${tenantId}/`,
      ver: "1.0",
      appid: azureCli,
      scp: "user_impersonation",
      upn: "requester@contoso.example",
    });
  });

  test("carry app roles of the person, and of nobody else", async () => {
    expect(decodeJwt(await tenant.sso("admin"))["roles"]).toEqual(["Vault.Admin"]);
    expect(decodeJwt(await tenant.sso("requester"))["roles"]).toBeUndefined();
  });

  test("carry up to 200 groups", async () => {
    await tenant.control("groups", { persona: "requester", further: 198 });
    const claims = decodeJwt(await tenant.sso("requester"));
    expect(claims["groups"]).toHaveLength(200);
    expect(claims["_claim_names"]).toBeUndefined();
  });

  test("carry no groups above 200, but say where they are (groups overage claim)", async () => {
    await tenant.control("groups", { persona: "requester", further: 199 });
    const claims = decodeJwt(await tenant.sso("requester"));
    expect(claims["groups"]).toBeUndefined();
    expect(claims["_claim_names"]).toEqual({ groups: "src1" });
  });

  test("live 60 to 90 minutes (configurable-token-lifetimes.md)", async () => {
    const { exp = 0, iat = 0 } = decodeJwt(await tenant.sso("requester"));
    expect(exp - iat).toBeGreaterThanOrEqual(3600);
    expect(exp - iat).toBeLessThan(5400);
  });

  test("say xms_cc only when the client declares it (claims-challenge.md)", async () => {
    const claims = JSON.stringify({ access_token: { xms_cc: { values: ["cp1"] } } });
    const form = {
      grant_type: "password",
      client_id: azureCli,
      username: "requester@contoso.example",
      password: "Sandbox-requester-2026",
      scope: vaultDefault,
    };
    const declared = decodeJwt(text(await tenant.token({ ...form, claims }), "access_token"));
    const plain = decodeJwt(text(await tenant.token(form), "access_token"));
    expect([declared["xms_cc"], plain["xms_cc"]]).toEqual([["cp1"], undefined]);
  });
});

describe("refresh (v2-oauth2-auth-code-flow.md)", () => {
  const offline = `${vaultDefault} offline_access`;
  const refresh = (client: string, token: string, scope = offline) =>
    tenant.token({ grant_type: "refresh_token", client_id: client, refresh_token: token, scope });

  test("no refresh token without offline_access", async () => {
    const answer = await tenant.signIn("requester", azureCli, vaultDefault);
    expect(answer.body).not.toHaveProperty("refresh_token");
  });

  test("a made-up token is refused", async () => {
    expectRefusal(await refresh(azureCli, "1.Amade-up"), 9002313, "invalid_grant");
  });

  test("another client cannot use it (believed: 700003)", async () => {
    const answer = await tenant.signIn("requester", azureCli, offline);
    expectRefusal(await refresh(teamsWeb, text(answer, "refresh_token")), 700003, "invalid_grant");
  });

  test("700082: after 90 days without use", async () => {
    const token = text(await tenant.signIn("requester", azureCli, offline), "refresh_token");
    await tenant.control("clock", { advance: "P91D" });
    expectRefusal(await refresh(azureCli, token), 700082, "invalid_grant");
  });

  test("50057: a disabled account gets no further token", async () => {
    const token = text(await tenant.signIn("requester", azureCli, offline), "refresh_token");
    await tenant.control("account", { persona: "requester", enabled: false });
    expectRefusal(await refresh(azureCli, token), 50057, "invalid_grant");
  });

  test("it gives a token for another resource of the same client", async () => {
    const token = text(await tenant.signIn("requester", azureCli, offline), "refresh_token");
    const answer = await refresh(azureCli, token, "https://management.azure.com/.default");
    expect(decodeJwt(text(answer, "access_token")).aud).toBe("https://management.azure.com");
  });
});

describe("discovery (v2-protocols-oidc.md)", () => {
  const get = async (path: string) => read(await fetch(`${authority}/${path}`));

  test.each(["common", "organizations"])(
    "%s: the issuer is a template for the tenant",
    async (name) => {
      const { body } = await get(`${name}/v2.0/.well-known/openid-configuration`);
      expect(body["issuer"]).toBe(`${authority}/{tenantid}/v2.0`);
    },
  );

  test("v2.0 names its own endpoints under the tenant", async () => {
    const { body } = await get(`${tenantId}/v2.0/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: `${authority}/${tenantId}/v2.0`,
      token_endpoint: tenant.tokenUrl,
      authorization_endpoint: `${authority}/${tenantId}/oauth2/v2.0/authorize`,
    });
  });

  test("v1.0 has the issuer of v1.0 tokens", async () => {
    const { body } = await get(`${tenantId}/.well-known/openid-configuration`);
    expect(body["issuer"]).toBe(`https://sts.windows.net/${tenantId}/`);
  });

  test("what it issues verifies against the keys that it publishes (jose)", async () => {
    const { body } = await get(`${tenantId}/v2.0/.well-known/openid-configuration`);
    const keys = createRemoteJWKSet(new URL(String(body["jwks_uri"])));
    const { payload } = await jwtVerify(await tenant.sso("requester"), keys, {
      issuer: String(body["issuer"]),
      audience: clientId,
      algorithms: ["RS256"],
    });
    expect(payload["oid"]).toBe(requester);
  });

  test("no private part of a key is published", async () => {
    const { body } = await get(`${tenantId}/discovery/v2.0/keys`);
    const token = await tenant.sso("requester");
    expect(body).toEqual({
      keys: [
        {
          kty: "RSA",
          use: "sig",
          kid: decodeProtectedHeader(token).kid,
          x5t: expect.any(String),
          n: expect.any(String),
          e: "AQAB",
        },
      ],
    });
  });
});
