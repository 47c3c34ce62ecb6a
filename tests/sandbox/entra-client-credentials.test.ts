import { ManagedIdentityCredential } from "@azure/identity";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { startTenant, text, tokenExchange, type Tenant } from "./tenant.ts";

// Codes: reference-error-codes.md. Claims: access-token-claims-reference.md, id-token-claims-reference.md.

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const vaultDefault = "https://vault.azure.net/.default";
const authority = "https://login.microsoftonline.com";

let tenant: Tenant;
let tenantId = "";
let clientId = "";

beforeAll(async () => {
  tenant = await startTenant();
  ({ tenantId, clientId } = tenant.sandbox.endpoints);
  process.env["IDENTITY_ENDPOINT"] = tenant.sandbox.processEnvironment["IDENTITY_ENDPOINT"];
  process.env["IDENTITY_HEADER"] = tenant.sandbox.processEnvironment["IDENTITY_HEADER"];
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

// v2-oauth2-client-creds-grant-flow.md, workload-identity-federation-config-app-trust-managed-identity.md

const asProduct = async (more: Readonly<Record<string, string>>) =>
  tenant.token({
    grant_type: "client_credentials",
    client_id: clientId,
    client_assertion_type: assertionType,
    client_assertion: await tenant.identityToken(tokenExchange),
    scope: vaultDefault,
    ...more,
  });
const assertion = (claims: Readonly<Record<string, unknown>>) => {
  const now = Math.floor(Date.now() / 1000);
  return tenant.sandbox.sign({
    aud: tokenExchange,
    iss: `${authority}/${tenantId}/v2.0`,
    sub: "d4000000-0000-4000-8000-000000000001",
    oid: "d4000000-0000-4000-8000-000000000001",
    tid: tenantId,
    iat: now,
    exp: now + 600,
    ...claims,
  });
};

describe("a credential is refused", () => {
  test("7000218: without a credential", async () => {
    const answer = await tenant.token({
      grant_type: "client_credentials",
      client_id: clientId,
      scope: vaultDefault,
    });
    expectRefusal(answer, 7000218, "invalid_client");
  });

  test("7000215: a secret, when the registration has none", async () => {
    const answer = await tenant.token({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: "guess",
      scope: vaultDefault,
    });
    expectRefusal(answer, 7000215, "invalid_client");
  });

  test("700213: another managed identity is not the one that the federated credential names (Azure/login#482)", async () => {
    const other = await tenant.identityToken(tokenExchange, "c3000000-0000-4000-8000-000000000002");
    expectRefusal(await asProduct({ client_assertion: other }), 700213, "invalid_client");
  });

  test("700211: another issuer", async () => {
    const other = await assertion({ iss: `https://sts.windows.net/${tenantId}/` });
    expectRefusal(await asProduct({ client_assertion: other }), 700211, "invalid_client");
  });

  test("700212: another audience, so that a token for Key Vault cannot be reused", async () => {
    const other = await assertion({ aud: "https://vault.azure.net" });
    expectRefusal(await asProduct({ client_assertion: other }), 700212, "invalid_client");
  });

  test("700024: an assertion that has expired", async () => {
    const now = Math.floor(Date.now() / 1000);
    const old = await assertion({ iat: now - 7200, exp: now - 3600 });
    expectRefusal(await asProduct({ client_assertion: old }), 700024, "invalid_client");
  });

  test("700027: an assertion whose signature does not hold", async () => {
    const [header, payload, signature = ""] = (await assertion({})).split(".");
    const forged = `${header}.${payload}.${signature.slice(0, -8)}AAAAAAAA`;
    expectRefusal(await asProduct({ client_assertion: forged }), 700027, "invalid_client");
  });
});

describe("the grant", () => {
  test("1002012: only .default can be asked for", async () => {
    const answer = await asProduct({ scope: "https://vault.azure.net/user_impersonation" });
    expectRefusal(answer, 1002012, "invalid_scope");
  });

  test("the managed identity's token opens the app: the audience of the credential is api://AzureADTokenExchange", async () => {
    const { token } = await new ManagedIdentityCredential({
      clientId: "c3000000-0000-4000-8000-000000000001",
    }).getToken(`${tokenExchange}/.default`);
    const answer = await asProduct({ client_assertion: token });
    const claims = decodeJwt(text(answer, "access_token"));
    expect(claims).toMatchObject({ appid: clientId, idtyp: "app", sub: claims["oid"] });
    expect(claims["scp"]).toBeUndefined();
  });

  test("no refresh token comes with an app's own token", async () => {
    expect((await asProduct({})).body).not.toHaveProperty("refresh_token");
  });
});
