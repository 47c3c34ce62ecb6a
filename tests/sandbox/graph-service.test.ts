import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { read, startTenant, text, tokenExchange, type Answer, type Tenant } from "./tenant.ts";

/** What a service reads of people and teams on its own behalf, as an application. */
const graph = "https://graph.microsoft.com/v1.0";
const payments = "b2000000-0000-4000-8000-000000000001";
const platform = "b2000000-0000-4000-8000-000000000002";
const person = (number: number) => `a1000000-0000-4000-8000-00000000000${number}`;
const guest = person(9);
const account = "$select=id,displayName,userPrincipalName,accountEnabled,userType";

let tenant: Tenant;
/** GroupMember.Read.All, User.Read.All. */
let product = "";

async function serviceToken(): Promise<string> {
  const answer = await tenant.token({
    grant_type: "client_credentials",
    client_id: tenant.sandbox.endpoints.clientId,
    client_assertion: await tenant.identityToken(tokenExchange),
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    scope: "https://graph.microsoft.com/.default",
  });
  return text(answer, "access_token");
}

async function call(path: string, token: string): Promise<Answer> {
  return read(await fetch(graph + path, { headers: { authorization: `Bearer ${token}` } }));
}

function items({ body: { value } }: Answer): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw new Error("The answer is no list");
  return value;
}

beforeAll(async () => {
  tenant = await startTenant();
  product = await serviceToken();
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

describe("a service without application permissions", () => {
  test.each([`/users/${person(1)}`, `/users/${person(1)}/transitiveMemberOf`])(
    "%s is refused (user-get.md, user-list-transitivememberof.md)",
    async (path) => {
      const identity = await tenant.identityToken("https://graph.microsoft.com");
      const answer = await call(path, identity);
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ error: { code: "Authorization_RequestDenied" } });
    },
  );
});

describe("a person, read by the service", () => {
  test("says with $select whether the account is enabled, and whose it is (resources/user.md)", async () => {
    expect((await call(`/users/${person(1)}?${account}`, product)).body).toMatchObject({
      id: person(1),
      displayName: "Requester",
      accountEnabled: true,
      userType: "Member",
    });
    expect((await call(`/users/${guest}?${account}`, product)).body).toMatchObject({
      userType: "Guest",
      userPrincipalName: "guest_fabrikam.example#EXT#@contoso.example",
    });
  });

  test("without $select says neither (user-get.md, default properties)", async () => {
    const { body } = await call(`/users/${person(1)}`, product);
    expect(body).not.toHaveProperty("accountEnabled");
    expect(body).not.toHaveProperty("userType");
  });

  test("whose account was disabled is told so at once", async () => {
    await tenant.control("account", { persona: "requester", enabled: false });
    const { body } = await call(`/users/${person(1)}?${account}`, product);
    expect(body["accountEnabled"]).toBe(false);
  });

  test("is in the groups of their teams (user-list-transitivememberof.md)", async () => {
    const answer = await call(`/users/${guest}/transitiveMemberOf`, product);
    expect(items(answer)).toEqual([
      expect.objectContaining({
        "@odata.type": "#microsoft.graph.group",
        id: payments,
        displayName: "Payments",
      }),
    ]);
    const cast = `/users/${person(1)}/transitiveMemberOf/microsoft.graph.group?$select=id`;
    expect(items(await call(cast, product)).map(({ id }) => id)).toEqual([payments, platform]);
    await tenant.control("groups", { persona: "requester", further: 150 });
    const first = await call(`/users/${person(1)}/transitiveMemberOf?$top=100`, product);
    expect(items(first)).toHaveLength(100);
    expect(first.body["@odata.nextLink"]).toMatch(/skiptoken=/);
  });

  test("who is not there: 404, in every form (user-get.md)", async () => {
    expect((await call(`/users/${person(0)}`, product)).status).toBe(404);
    expect((await call(`/users/${person(0)}/transitiveMemberOf`, product)).status).toBe(404);
  });
});

describe("a group, read by the service", () => {
  test("shows names, guests and disabled accounts with $select (group-list-members.md)", async () => {
    await tenant.control("account", { persona: "approver", enabled: false });
    const answer = await call(`/groups/${payments}/members?${account}`, product);
    const of = (id: string) => items(answer).find((one) => one["id"] === id);
    expect(of(guest)).toMatchObject({ displayName: "Guest", userType: "Guest" });
    expect(of(person(2))).toMatchObject({ accountEnabled: false, userType: "Member" });
    const owners = items(await call(`/groups/${payments}/owners?${account}`, product));
    expect(owners.map(({ accountEnabled }) => accountEnabled)).toEqual([false, true]);
  });

  test("has whom somebody made its owner, or took out, and no longer or not yet before", async () => {
    const ids = async (list: string) =>
      items(await call(`/groups/${payments}/${list}`, product)).map(({ id }) => id);
    await tenant.control("membership", { persona: "requester", team: "Payments", as: "owner" });
    expect(await ids("owners")).toEqual([person(2), person(3), person(1)]);
    await tenant.control("membership", { persona: "requester", team: payments, as: "member" });
    expect(await ids("owners")).toEqual([person(2), person(3)]);
    expect(await ids("members")).toContain(person(1));
    await tenant.control("membership", { persona: "requester", team: "Payments", as: "none" });
    expect(await ids("members")).not.toContain(person(1));
    const unknown = { persona: "requester", team: "Nowhere", as: "owner" };
    expect((await tenant.control("membership", unknown)).status).toBe(404);
  });

  test("has no guest among its owners", async () => {
    const owners = items(await call(`/groups/${payments}/owners?${account}`, product));
    expect(owners.map(({ userType }) => userType)).toEqual(["Member", "Member"]);
  });
});

test("a fault throttles the service, and names the seconds (throttling.md)", async () => {
  await tenant.control("faults", {
    add: { service: "graph", match: `/groups/${payments}`, effect: "throttle", seconds: 9 },
  });
  const answer = await call(`/groups/${payments}/owners`, product);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "9"]);
  expect((await call(`/groups/${platform}/owners`, product)).status).toBe(200);
});
