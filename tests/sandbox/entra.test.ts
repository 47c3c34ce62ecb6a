import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { azureCli, read, startTenant, teamsWeb, text, type Tenant } from "./tenant.ts";

// Codes: reference-error-codes.md. Claims: access-token-claims-reference.md, id-token-claims-reference.md.

const vaultDefault = "https://vault.azure.net/.default";
const authority = "https://login.microsoftonline.com";

let tenant: Tenant;
let productScope = "";
let clientId = "";

beforeAll(async () => {
  tenant = await startTenant();
  ({ clientId } = tenant.sandbox.endpoints);
  productScope = `${tenant.sandbox.endpoints.appIdUri}/access_as_user`;
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

describe("every refusal", () => {
  test("has the body that clients parse: description, codes, timestamp, trace and correlation", async () => {
    const answer = await tenant.token({});
    expect(answer.body).toEqual({
      error: "invalid_request",
      error_description: expect.stringMatching(
        /^AADSTS900144: .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
      ),
      error_codes: [900144],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: answer.headers.get("x-ms-request-id"),
      correlation_id: answer.headers.get("client-request-id"),
      error_uri: "https://login.microsoftonline.com/error?code=900144",
    });
  });

  test("repeats the client's own request id as the correlation", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const headers = { "client-request-id": id };
    const answer = await read(await fetch(tenant.tokenUrl, { method: "POST", headers }));
    expect(answer.body["correlation_id"]).toBe(id);
  });
});

describe("the request", () => {
  test("90002: a tenant that is not here", async () => {
    const url = `${authority}/99999999-9999-4999-8999-999999999999/oauth2/v2.0/token`;
    expectRefusal(await read(await fetch(url, { method: "POST" })), 90002, "invalid_request");
  });

  test("70003: a grant that Entra does not know", async () => {
    const answer = await tenant.token({ grant_type: "magic", client_id: azureCli });
    expectRefusal(answer, 70003, "unsupported_grant_type");
  });

  test("700016: an application that is not in the tenant", async () => {
    const unknown = "00000000-0000-4000-8000-000000000000";
    expectRefusal(
      await tenant.signIn("requester", unknown, vaultDefault),
      700016,
      "unauthorized_client",
    );
  });

  test("500011: a resource that is not in the tenant", async () => {
    const answer = await tenant.signIn("requester", azureCli, "https://example.com/.default");
    expectRefusal(answer, 500011, "invalid_resource");
  });

  test("28000: one token cannot be for two resources", async () => {
    const scope = `${vaultDefault} https://management.azure.com/.default`;
    const answer = await tenant.signIn("requester", azureCli, scope);
    expectRefusal(answer, 28000, "invalid_request");
  });

  test("650053: a scope that the resource does not have", async () => {
    const answer = await tenant.signIn("requester", azureCli, "https://vault.azure.net/read_all");
    expectRefusal(answer, 650053, "invalid_scope");
  });

  test("90055: throttled, with Retry-After, and for the person that was meant only", async () => {
    await tenant.control("faults", {
      add: { service: "entra", match: "requester@", effect: "throttle", seconds: 9 },
    });
    const answer = await tenant.signIn("requester", azureCli, vaultDefault);
    expectRefusal(answer, 90055, "temporarily_unavailable");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "9"]);
    expect((await tenant.signIn("approver", azureCli, vaultDefault)).status).toBe(200);
  });
});

describe("the password grant (v2-oauth-ropc.md)", () => {
  const asRequester = (more: Readonly<Record<string, string>>) =>
    tenant.token({
      grant_type: "password",
      client_id: azureCli,
      username: "requester@contoso.example",
      password: "Sandbox-requester-2026",
      scope: vaultDefault,
      ...more,
    });

  test("50126: a wrong password", async () => {
    expectRefusal(await asRequester({ password: "wrong" }), 50126, "invalid_grant");
  });

  test("50034: nobody of that name", async () => {
    const answer = await asRequester({ username: "nobody@contoso.example" });
    expectRefusal(answer, 50034, "invalid_grant");
  });

  test("50057: a disabled account", async () => {
    await tenant.control("account", { persona: "requester", enabled: false });
    expectRefusal(await asRequester({}), 50057, "invalid_grant");
  });

  test("50076: a second factor cannot be given here, and the claims to ask for it come along", async () => {
    await tenant.control("mfa", { persona: "requester", required: true });
    const answer = await asRequester({});
    expectRefusal(answer, 50076, "invalid_grant");
    expect(JSON.parse(text(answer, "claims"))).toHaveProperty("access_token.capolids");
  });

  test("53003: Conditional Access blocks Key Vault, but not signing in to other apps (believed: per resource)", async () => {
    await tenant.control("conditional-access", { persona: "requester", blocked: true });
    expectRefusal(await asRequester({}), 53003, "invalid_grant");
    expect((await tenant.signIn("requester", teamsWeb, productScope)).status).toBe(200);
  });

  test("65001: the Azure CLI has no consent for the product's API", async () => {
    const answer = await tenant.signIn("requester", azureCli, productScope);
    expectRefusal(answer, 65001, "invalid_grant");
    expect(answer.body["suberror"]).toBe("consent_required");
  });

  test("65001: Teams has no consent for Key Vault", async () => {
    const answer = await tenant.signIn("requester", teamsWeb, vaultDefault);
    expectRefusal(answer, 65001, "invalid_grant");
  });

  test("7000218: a confidential client must prove itself here too", async () => {
    const answer = await asRequester({ client_id: clientId });
    expectRefusal(answer, 7000218, "invalid_client");
  });
});
