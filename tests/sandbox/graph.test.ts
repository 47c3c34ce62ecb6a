import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { read, startTenant, text, tokenExchange, type Answer, type Tenant } from "./tenant.ts";

const graph = "https://graph.microsoft.com/v1.0";
const payments = "b2000000-0000-4000-8000-000000000001";
const platform = "b2000000-0000-4000-8000-000000000002";
const unknown = "b2000000-0000-4000-8000-0000000000ff";
const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

let tenant: Tenant;
/** By the Azure CLI: User.Read, User.Read.All, GroupMember.Read.All. */
let requester = "";
/** The product on behalf of the requester: User.Read, GroupMember.Read.All. */
let productForRequester = "";
/** The product itself: TeamMember.Read.Group in both teams, GroupMember.Read.All, User.Read.All. */
let product = "";

beforeAll(async () => {
  tenant = await startTenant();
  requester = await tenant.graphToken("requester");
  const client = {
    client_id: tenant.sandbox.endpoints.clientId,
    client_assertion: await tenant.identityToken(tokenExchange),
    client_assertion_type: assertionType,
    scope: "https://graph.microsoft.com/.default",
  };
  product = text(
    await tenant.token({ ...client, grant_type: "client_credentials" }),
    "access_token",
  );
  const exchange = { grant_type: jwtBearer, requested_token_use: "on_behalf_of" };
  const assertion = await tenant.sso("requester");
  productForRequester = text(
    await tenant.token({ ...client, ...exchange, assertion }),
    "access_token",
  );
});

afterAll(() => tenant.stop());
afterEach(() => tenant.control("faults", { clear: true }));

async function call(path: string, token?: string, body?: unknown): Promise<Answer> {
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (body !== undefined) headers.set("content-type", "application/json");
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  return read(await fetch(path.startsWith("https:") ? path : graph + path, { headers, ...init }));
}

const checkMemberGroups = (token: string, groupIds: readonly string[]) =>
  call("/me/checkMemberGroups", token, { groupIds });

describe("the token", () => {
  test("no token: 401 InvalidAuthenticationToken (microsoftgraph issues)", async () => {
    const answer = await call("/me");
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
  });

  test("a token that is none: CompactToken parsing failed (msgraph-training-dotnet#31)", async () => {
    const answer = await call("/me", "e30.e30.e30");
    expect(answer.body).toMatchObject({
      error: { message: "CompactToken parsing failed with error code: 80049217" },
    });
  });

  test("a token for Key Vault: invalid audience", async () => {
    const answer = await call("/me", await tenant.identityToken("https://vault.azure.net"));
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      error: { message: "Access token validation failure. Invalid audience." },
    });
  });

  test("a 401 says where to get one", async () => {
    expect((await call("/me")).headers.get("www-authenticate")).toMatch(/^Bearer /);
  });
});

describe("permissions", () => {
  test("reading another user takes more than User.Read (user-get.md)", async () => {
    const answer = await call("/users/approver@contoso.example", productForRequester);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      error: {
        code: "Authorization_RequestDenied",
        message: "Insufficient privileges to complete the operation.",
      },
    });
  });

  test("reading oneself by id takes User.Read only (believed)", async () => {
    const answer = await call("/users/requester@contoso.example", productForRequester);
    expect(answer.body["displayName"]).toBe("Requester");
  });

  test("team members take a permission of teams, and the refusal names those (msgraph-sdk-powershell#1410)", async () => {
    const answer = await call(`/teams/${payments}/members`, requester);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      error: {
        message:
          "Caller does not have the required permissions for accessing this API. AllowedPermissions:'TeamMember.Read.All,TeamMember.ReadWrite.All,TeamMember.Read.Group'",
      },
    });
  });

  test("consent of one team says nothing of a team where the app is not installed (resource-specific-consent.md)", async () => {
    expect((await call(`/teams/${unknown}/members`, product)).status).toBe(403);
  });

  test("a group's members take GroupMember.Read.All (group-list-members.md)", async () => {
    const answer = await call(
      `/groups/${payments}/members`,
      await tenant.identityToken("https://graph.microsoft.com"),
    );
    expect(answer.status).toBe(403);
  });

  test.each(["/me", "/me/checkMemberGroups"])(
    "%s is for people: an application is told so (believed: 400)",
    async (path) => {
      const body = path === "/me" ? undefined : { groupIds: [payments] };
      expect(await call(path, product, body)).toMatchObject({
        status: 400,
        body: {
          error: { message: "/me request is only valid with delegated authentication flow." },
        },
      });
    },
  );
});

describe("people", () => {
  test("/me is the person of the token (user-get.md)", async () => {
    const { body } = await call("/me", requester);
    expect(body).toMatchObject({
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity",
      id: "a1000000-0000-4000-8000-000000000001",
      userPrincipalName: "requester@contoso.example",
    });
  });

  test("$select gives what was selected (query-parameters.md)", async () => {
    const { body } = await call("/me?$select=id,displayName", requester);
    expect(Object.keys(body)).toEqual(["@odata.context", "displayName", "id"]);
  });

  test("a user who is not there: 404 Request_ResourceNotFound (user-get.md)", async () => {
    const answer = await call("/users/nobody@contoso.example", requester);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ error: { code: "Request_ResourceNotFound" } });
  });

  test("checkMemberGroups gives of the asked groups those one is in (directoryobject-checkmembergroups.md)", async () => {
    const { body } = await checkMemberGroups(requester, [payments, unknown, platform]);
    expect(body["value"]).toEqual([payments, platform]);
  });

  test("checkMemberGroups gives nothing to one who is in none of them", async () => {
    const { body } = await checkMemberGroups(await tenant.graphToken("outsider"), [payments]);
    expect(body["value"]).toEqual([]);
  });

  test("checkMemberGroups takes 20 groups at most (directoryobject-checkmembergroups.md)", async () => {
    const ids = (count: number) => Array.from({ length: count }, () => payments);
    expect((await checkMemberGroups(requester, ids(20))).status).toBe(200);
    expect((await checkMemberGroups(requester, ids(21))).status).toBe(400);
  });

  test("checkMemberGroups of a malformed id fails as a whole (directoryobject-checkmembergroups.md)", async () => {
    expect((await checkMemberGroups(requester, [payments, "x"])).status).toBe(400);
  });
});

describe("teams and groups", () => {
  const named = (answer: Answer, name: string): unknown[] => {
    const { value } = answer.body;
    if (!Array.isArray(value)) throw new Error(`No list: ${JSON.stringify(answer.body)}`);
    return value.map((item: Readonly<Record<string, unknown>>) => item[name]);
  };

  test("owners carry the role owner, guests guest, members none (microsoft-graph-docs-contrib#3520, conversationmember.md)", async () => {
    const answer = await call(`/teams/${payments}/members`, product);
    expect(answer.body["@odata.count"]).toBe(7);
    expect(named(answer, "roles")).toEqual([["owner"], ["owner"], [], [], [], [], ["guest"]]);
    expect(named(answer, "displayName")).toContain("Second approver");
  });

  test("a group's owners are its team's owners (group-list-owners.md)", async () => {
    const answer = await call(`/groups/${payments}/owners`, requester);
    expect(named(answer, "displayName")).toEqual(["Approver", "Second approver"]);
  });

  test("who may not read users sees ids alone (permissions-overview.md, inaccessible member objects)", async () => {
    const answer = await call(`/groups/${payments}/owners`, productForRequester);
    expect(named(answer, "id")).toContain("a1000000-0000-4000-8000-000000000002");
    expect(named(answer, "displayName")).toEqual([null, null]);
  });

  test("a group that is not there: 404", async () => {
    expect((await call(`/groups/${unknown}/members`, requester)).status).toBe(404);
  });

  test("$top pages, and @odata.nextLink leads on to the end (paging.md)", async () => {
    const seen: unknown[] = [];
    let next: unknown = `${graph}/groups/${payments}/members?$top=4`;
    const sizes: number[] = [];
    while (typeof next === "string") {
      const answer = await call(next, requester);
      seen.push(...named(answer, "id"));
      next = answer.body["@odata.nextLink"];
      sizes.push(named(answer, "id").length);
    }
    expect([sizes, new Set(seen).size]).toEqual([[4, 3], 7]);
  });

  test("more than 999 a page is refused (paging.md)", async () => {
    expect((await call(`/groups/${payments}/members?$top=1000`, requester)).status).toBe(400);
  });
});

describe("every answer", () => {
  test("has a request-id, and repeats the client's (best-practices-concept.md)", async () => {
    const response = await fetch(`${graph}/me`, {
      headers: { "client-request-id": "11111111-2222-4333-8444-555555555555" },
    });
    expect(response.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("client-request-id")).toBe("11111111-2222-4333-8444-555555555555");
  });

  test("a refusal repeats them in innerError (errors.md)", async () => {
    const answer = await call("/me");
    expect(answer.body).toMatchObject({
      error: { innerError: { "request-id": answer.headers.get("request-id") } },
    });
  });

  test("a throttled call is 429 TooManyRequests with Retry-After (throttling.md)", async () => {
    await tenant.control("faults", {
      add: { service: "graph", match: "requester", effect: "throttle", seconds: 7 },
    });
    const answer = await call("/me", requester);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await call("/me", await tenant.graphToken("approver"))).status).toBe(200);
  });

  test("an address that is not served is refused, not guessed", async () => {
    expect((await call("/me/messages", requester)).status).toBe(400);
  });
});
