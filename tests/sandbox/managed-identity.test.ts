import { ManagedIdentityCredential } from "@azure/identity";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  read,
  startTenant,
  tokenExchange,
  webIdentity,
  type Answer,
  type Tenant,
} from "./tenant.ts";

// overview-managed-identity.md: "Connect to Azure services in app code", REST endpoint reference.

const names = [
  ...["web", "grants", "rotation", "watchdog", "pim", "logs"].map((name) => `vault-tab-${name}`),
  "checkout-service",
];
const clientIdOf = (index: number) => `c3000000-0000-4000-8000-00000000000${index + 1}`;
const objectIdOf = (index: number) => `d4000000-0000-4000-8000-00000000000${index + 1}`;
const vault = "https://vault.azure.net";

let tenant: Tenant;
let endpoint = "";
let header = "";

beforeAll(async () => {
  tenant = await startTenant();
  endpoint = tenant.sandbox.processEnvironment["IDENTITY_ENDPOINT"] ?? "";
  header = tenant.sandbox.processEnvironment["IDENTITY_HEADER"] ?? "";
  process.env["IDENTITY_ENDPOINT"] = endpoint;
  process.env["IDENTITY_HEADER"] = header;
});

afterAll(() => tenant.stop());

async function ask(
  query: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = { "X-IDENTITY-HEADER": header },
): Promise<Answer> {
  const all = new URLSearchParams({ "api-version": "2019-08-01", resource: vault, ...query });
  return read(await fetch(`${endpoint}?${all}`, { headers }));
}

describe("refusals", () => {
  test("a call without X-IDENTITY-HEADER is refused: it keeps requests forged by others out", async () => {
    expect((await ask({}, {})).status).toBe(401);
  });

  test("a call with another X-IDENTITY-HEADER is refused", async () => {
    const answer = await ask({}, { "X-IDENTITY-HEADER": header.replace(/.$/, "x") });
    expect(answer.status).toBe(401);
    expect(answer.body).not.toHaveProperty("access_token");
  });

  test("the api-version is 2019-08-01 and mandatory", async () => {
    expect((await ask({ "api-version": "2017-09-01" })).status).toBe(400);
  });

  test("an identity that the site does not have is refused in the words of App Service (azure-search-openai-demo#2148)", async () => {
    const answer = await ask({ client_id: "c3000000-0000-4000-8000-0000000000ff" });
    expect(answer.status).toBe(400);
    expect(answer.body["message"]).toBe(
      "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
    );
  });

  test("the official client reports an unknown identity as unavailable (@azure/identity 4.14.1)", async () => {
    const credential = new ManagedIdentityCredential({
      clientId: "c3000000-0000-4000-8000-0000000000ff",
    });
    await expect(credential.getToken(`${vault}/.default`)).rejects.toMatchObject({
      name: "CredentialUnavailableError",
    });
  });

  test("a resource that the tenant does not know is refused (believed: 400)", async () => {
    expect((await ask({ resource: "https://example.com" })).status).toBe(400);
  });
});

describe("tokens", () => {
  test.each(names)("client_id chooses %s, by the official client", async (name) => {
    const index = names.indexOf(name);
    const credential = new ManagedIdentityCredential({ clientId: clientIdOf(index) });
    const { token } = await credential.getToken(`${vault}/.default`);
    expect(decodeJwt(token)).toMatchObject({ oid: objectIdOf(index), appid: clientIdOf(index) });
  });

  test("principal_id chooses too", async () => {
    const { body } = await ask({ principal_id: objectIdOf(2) });
    expect(body["client_id"]).toBe(clientIdOf(2));
  });

  test("mi_res_id chooses too, in any case of letters", async () => {
    const id = decodeJwt(await tenant.identityToken(vault, clientIdOf(3)))["xms_mirid"];
    const { body } = await ask({ mi_res_id: String(id).toUpperCase() });
    expect(body["client_id"]).toBe(clientIdOf(3));
  });

  test("without a choice it is the site's own identity", async () => {
    expect((await ask({})).body["client_id"]).toBe(webIdentity);
  });

  test("expires_on is Unix seconds as text, 24 hours away", async () => {
    const { body } = await ask({});
    expect(body["expires_on"]).toMatch(/^\d+$/);
    const hours = (Number(body["expires_on"]) - Date.now() / 1000) / 3600;
    expect(hours).toBeCloseTo(24, 1);
  });

  test("a token is the app's own: no scp, idtyp app, sub is oid (access-token-claims-reference.md)", async () => {
    const claims = decodeJwt(await tenant.identityToken(vault));
    expect(claims["scp"]).toBeUndefined();
    expect(claims).toMatchObject({ idtyp: "app", sub: claims["oid"] });
  });

  test("aud repeats the resource that was asked for, v1.0", async () => {
    const claims = decodeJwt(await tenant.identityToken("https://management.azure.com/"));
    expect(claims).toMatchObject({ aud: "https://management.azure.com/", ver: "1.0" });
  });

  test("a token for the exchange is v2.0, so that its issuer is what a federated credential names (workload-identity-federation-config-app-trust-managed-identity.md)", async () => {
    const claims = decodeJwt(await tenant.identityToken(tokenExchange));
    expect(claims).toMatchObject({
      iss: `https://login.microsoftonline.com/${tenant.sandbox.endpoints.tenantId}/v2.0`,
      sub: objectIdOf(0),
      ver: "2.0",
    });
  });

  test("its audience is the app id of the exchange (believed)", async () => {
    const claims = decodeJwt(await tenant.identityToken(tokenExchange));
    expect(claims.aud).toBe("fb60f99c-7a34-4190-8149-302f77469936");
  });
});
