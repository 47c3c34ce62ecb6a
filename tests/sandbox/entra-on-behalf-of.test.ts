import { ManagedIdentityCredential } from "@azure/identity";
import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ServerError,
  type AuthenticationResult,
} from "@azure/msal-node";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startTenant, teamsWeb, tokenExchange, webIdentity, type Tenant } from "./tenant.ts";

// v2-oauth2-on-behalf-of-flow.md, by msal-node 7.2.1 with a managed identity's token as the assertion of the client.

const vault = "https://vault.azure.net/user_impersonation";
const requester = "a1000000-0000-4000-8000-000000000001";

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
  process.env["IDENTITY_ENDPOINT"] = tenant.sandbox.processEnvironment["IDENTITY_ENDPOINT"];
  process.env["IDENTITY_HEADER"] = tenant.sandbox.processEnvironment["IDENTITY_HEADER"];
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

function client(clientId = tenant.sandbox.endpoints.clientId, capabilities: string[] = []) {
  const identity = new ManagedIdentityCredential({ clientId: webIdentity });
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${tenant.sandbox.endpoints.tenantId}`,
      clientAssertion: async () => (await identity.getToken(`${tokenExchange}/.default`)).token,
      clientCapabilities: capabilities,
    },
  });
}

async function exchange(
  assertion: string,
  scopes: string[] = [vault],
  by = client(),
): Promise<AuthenticationResult> {
  const result = await by.acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes });
  if (!result) throw new Error("msal-node gave no result");
  return result;
}

const refusal = (assertion: string, scopes?: string[], by?: ConfidentialClientApplication) =>
  exchange(assertion, scopes, by).then(
    () => {
      throw new Error("It was not refused");
    },
    (failure: unknown) => failure,
  );

function assertion(claims: Readonly<Record<string, unknown>>): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { tenantId, clientId } = tenant.sandbox.endpoints;
  return tenant.sandbox.sign({
    aud: clientId,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    azp: teamsWeb,
    oid: requester,
    tid: tenantId,
    scp: "access_as_user",
    iat: now,
    exp: now + 600,
    ...claims,
  });
}

describe("the assertion is refused", () => {
  test("500133: it has expired", async () => {
    const now = Math.floor(Date.now() / 1000);
    const failure = await refusal(await assertion({ iat: now - 7200, exp: now - 3600 }));
    expect(failure).toBeInstanceOf(ServerError);
    expect(failure).toMatchObject({ errorCode: "invalid_grant", errorNo: 500133 });
  });

  test("500133: time went by, by the sandbox's clock", async () => {
    const token = await tenant.sso("requester");
    await tenant.control("clock", { advance: "PT2H" });
    expect(await refusal(token)).toMatchObject({ errorNo: 500133 });
  });

  test("50013: its signature does not hold", async () => {
    const [header, , signature] = (await tenant.sso("requester")).split(".");
    const [, payload] = (await tenant.sso("admin")).split(".");
    const failure = await refusal(`${header}.${payload}.${signature}`);
    expect(failure).toBeInstanceOf(ServerError);
    expect(failure).toMatchObject({ errorCode: "invalid_grant", errorNo: 50013 });
  });

  test("50013: it is signed by nobody (alg none)", async () => {
    const [, payload] = (await tenant.sso("requester")).split(".");
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
    expect(await refusal(`${header}.${payload}.`)).toMatchObject({ errorNo: 50013 });
  });

  test("50013: another issuer", async () => {
    const other = await assertion({ iss: "https://login.microsoftonline.com/other/v2.0" });
    expect(await refusal(other)).toMatchObject({ errorNo: 50013 });
  });

  test("500131: it is for another audience than this client", async () => {
    const other = await assertion({ aud: "https://vault.azure.net" });
    expect(await refusal(other)).toMatchObject({ errorNo: 500131 });
  });

  test("7000114: it is an app's own token (azure-docs#65279)", async () => {
    const own = await assertion({ scp: undefined });
    expect(await refusal(own)).toMatchObject({ errorNo: 7000114 });
  });
});

describe("the client is refused", () => {
  test("700016: an app that is not in the tenant", async () => {
    const unknown = client("00000000-0000-4000-8000-000000000000");
    expect(await refusal(await tenant.sso("requester"), [vault], unknown)).toMatchObject({
      errorCode: "unauthorized_client",
      errorNo: 700016,
    });
  });

  test("90009: it asks a token for itself by its URI (active-directory-dotnet-native-aspnetcore-v2#36)", async () => {
    const { appIdUri } = tenant.sandbox.endpoints;
    expect(
      await refusal(await tenant.sso("requester"), [`${appIdUri}/access_as_user`]),
    ).toMatchObject({ errorNo: 90009 });
  });
});

describe("the person is needed", () => {
  test("65001: consent was taken back", async () => {
    await tenant.control("consent", { persona: "requester", granted: false });
    const failure = await refusal(await tenant.sso("requester"));
    expect(failure).toBeInstanceOf(InteractionRequiredAuthError);
    expect(failure).toMatchObject({
      errorCode: "invalid_grant",
      subError: "consent_required",
      errorNo: 65001,
      claims: "",
    });
  });

  test("65001: taken back from one person, the others keep what the administrator gave", async () => {
    await tenant.control("consent", { persona: "requester", granted: false });
    const { accessToken } = await exchange(await tenant.sso("approver"));
    expect(decodeJwt(accessToken)["scp"]).toBe("user_impersonation");
  });

  test("65001: a permission that the registration does not ask for", async () => {
    const scopes = ["https://graph.microsoft.com/User.Read.All"];
    expect(await refusal(await tenant.sso("requester"), scopes)).toMatchObject({ errorNo: 65001 });
  });

  test("50076: a second factor, with the claims to ask for it", async () => {
    await tenant.control("mfa", { persona: "requester", required: true });
    const failure = await refusal(await tenant.sso("requester"));
    expect(failure).toBeInstanceOf(InteractionRequiredAuthError);
    expect(failure).toMatchObject({
      errorCode: "interaction_required",
      subError: "basic_action",
      errorNo: 50076,
      claims: expect.stringContaining("capolids"),
    });
  });

  test("53003: Conditional Access blocks, with claims", async () => {
    await tenant.control("conditional-access", { persona: "requester", blocked: true });
    const failure = await refusal(await tenant.sso("requester"));
    expect(failure).toBeInstanceOf(InteractionRequiredAuthError);
    expect(failure).toMatchObject({
      errorCode: "invalid_grant",
      subError: "message_only",
      errorNo: 53003,
      claims: expect.stringContaining("capolids"),
    });
  });

  test("50057: the account was disabled after the assertion was issued", async () => {
    const token = await tenant.sso("requester");
    await tenant.control("account", { persona: "requester", enabled: false });
    expect(await refusal(token)).toMatchObject({ errorCode: "invalid_grant", errorNo: 50057 });
  });
});

describe("the exchange", () => {
  test("gives the person's token for the resource, with the app as appid", async () => {
    const { accessToken } = await exchange(await tenant.sso("requester"));
    expect(decodeJwt(accessToken)).toMatchObject({
      aud: "https://vault.azure.net",
      appid: tenant.sandbox.endpoints.clientId,
      appidacr: "2",
      oid: requester,
      scp: "user_impersonation",
    });
  });

  test("gives client_info and an id_token, so that msal-node knows whose token it caches", async () => {
    const { account, uniqueId } = await exchange(await tenant.sso("requester"));
    expect(uniqueId).toBe(requester);
    expect(account?.homeAccountId).toBe(`${requester}.${tenant.sandbox.endpoints.tenantId}`);
  });

  test("is cached by msal-node: the reply names the scope that was asked for", async () => {
    const by = client();
    const token = await tenant.sso("requester");
    const first = await exchange(token, ["https://vault.azure.net/.default"], by);
    const second = await exchange(token, ["https://vault.azure.net/.default"], by);
    expect([first.fromCache, second.fromCache]).toEqual([false, true]);
  });

  test.each([
    "https://management.azure.com/user_impersonation",
    "https://graph.microsoft.com/User.Read",
  ])("works for %s", async (scope) => {
    const { accessToken } = await exchange(await tenant.sso("requester"), [scope]);
    expect(decodeJwt(accessToken).aud).toBe(new URL(scope).origin);
  });

  test("says xms_cc when the client can handle claims challenges (claims-challenge.md)", async () => {
    const able = client(undefined, ["cp1"]);
    const { accessToken } = await exchange(await tenant.sso("requester"), [vault], able);
    expect(decodeJwt(accessToken)["xms_cc"]).toEqual(["cp1"]);
  });
});
