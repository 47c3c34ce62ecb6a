import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser, request } from "./browser.ts";
import { expectRefusal } from "./expect-refusal.ts";
import { azureCli, read, startTenant, teamsWeb, text, type Tenant } from "./tenant.ts";

// What an administrator changes while services run: keys, the registration, second factors.

const vaultDefault = "https://vault.azure.net/.default";
const requester = "a1000000-0000-4000-8000-000000000001";

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

const keySet = () =>
  new URL(
    `https://login.microsoftonline.com/${tenant.sandbox.endpoints.tenantId}/discovery/v2.0/keys`,
  );
const published = async () => {
  const { body } = await read(await fetch(keySet()));
  return z
    .array(z.object({ kid: z.string() }))
    .parse(body["keys"])
    .map(({ kid }) => kid);
};
const vaultToken = async () =>
  text(await tenant.signIn("requester", azureCli, vaultDefault), "access_token");
const list = async (token: string) => {
  const url = "https://kv-payments-dev.vault.azure.net/secrets?api-version=7.6";
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
};

describe("signing keys (signing-key-rollover.md)", () => {
  test("roll over: a new one signs, the old one stays published and its tokens count", async () => {
    const before = await tenant.sso("requester");
    const old = await vaultToken();
    await tenant.control("keys", { roll: true });
    const after = await tenant.sso("requester");
    const kids = [before, after].map((token) => decodeProtectedHeader(token).kid);
    expect(kids[0]).not.toBe(kids[1]);
    expect(await published()).toEqual(expect.arrayContaining(kids));
    const keys = createRemoteJWKSet(keySet());
    for (const token of [before, after])
      expect((await jwtVerify(token, keys)).payload["oid"]).toBe(requester);
    expect(await list(old)).toBe(200);
  });

  test("that were dropped are not published, and their tokens count no more", async () => {
    const token = await vaultToken();
    expect(await list(token)).toBe(200);
    const { kid = "" } = decodeProtectedHeader(token);
    await tenant.control("keys", { roll: true, dropOld: true });
    expect(await published()).not.toContain(kid);
    expect(await list(token)).toBe(401);
    expect(await list(await vaultToken())).toBe(200);
  });
});

describe("a registration that asks for v1.0 tokens (requestedAccessTokenVersion, access-token-claims-reference.md)", () => {
  test("gets them: iss sts.windows.net, aud the URI, appid, upn; roles as before", async () => {
    await tenant.control("registration", { tokenVersion: "1.0" });
    const { appIdUri, tenantId } = tenant.sandbox.endpoints;
    const claims = decodeJwt(await tenant.sso("admin"));
    expect(claims).toMatchObject({
      ver: "1.0",
      iss: `https://sts.windows.net/${tenantId}/`,
      aud: appIdUri,
      appid: teamsWeb,
      upn: "admin@contoso.example",
      scp: "access_as_user",
      roles: ["Vault.Admin"],
    });
    expect(claims).not.toHaveProperty("azp");
    expect(claims).not.toHaveProperty("preferred_username");
  });

  test("is not under the policies for Microsoft's own APIs for that", async () => {
    await tenant.control("registration", { tokenVersion: "1.0" });
    await tenant.control("conditional-access", { persona: "requester", blocked: true });
    expect(decodeJwt(await tenant.sso("requester"))["ver"]).toBe("1.0");
  });

  test("has v2.0 tokens again after that", async () => {
    await tenant.control("registration", { tokenVersion: "1.0" });
    await tenant.control("registration", { tokenVersion: "2.0" });
    expect(decodeJwt(await tenant.sso("requester"))["ver"]).toBe("2.0");
  });
});

describe("a person without a second factor", () => {
  const demand = () =>
    tenant.control("mfa", { persona: "requester", required: true, registered: false });

  test("50079: has to set one up, and the claims to ask for it come along (aspnetcore2aadauth#6)", async () => {
    await demand();
    const answer = await tenant.signIn("requester", azureCli, vaultDefault);
    expectRefusal(answer, 50079, "invalid_grant");
    expect(answer.body).toMatchObject({
      suberror: "basic_action",
      claims: expect.stringContaining("capolids"),
    });
  });

  test("does so in the window, and is not asked to again", async () => {
    await demand();
    const browser = openBrowser(tenant);
    const claims = String(
      (await tenant.signIn("requester", azureCli, vaultDefault)).body["claims"],
    );
    await browser.open({ ...request(tenant), claims });
    expect((await browser.signIn("requester")).title).toBe("More information required");
    const done = await browser.submit({ decision: "approve" });
    expect(done.location?.searchParams.get("code")).toBeTruthy();
    await tenant.control("mfa", { persona: "requester", required: true });
    const again = await tenant.signIn("requester", azureCli, vaultDefault);
    expectRefusal(again, 50076, "invalid_grant");
  });
});

describe("vaults that come and go at /control", () => {
  const status = async (vault: string) => {
    const url = `https://${vault}.vault.azure.net/secrets?api-version=7.6`;
    const headers = { authorization: `Bearer ${await vaultToken()}` };
    return (await fetch(url, { headers })).status;
  };

  test("404 and 400: one like a vault that is not there, and one with a name that cannot be", async () => {
    const like = "kv-payments-dev";
    const add = (name: string, of: string) => tenant.control("vaults", { add: { name, like: of } });
    expect((await add("kv-new", "kv-nowhere")).status).toBe(404);
    expect((await add("Under_score", like)).status).toBe(400);
    expect((await tenant.control("vaults", { remove: "kv-nowhere" })).status).toBe(404);
  });

  test("have the contents and the rights of the one that they are like", async () => {
    await tenant.control("vaults", { add: { name: "kv-new", like: "kv-payments-dev" } });
    expect(await status("kv-new")).toBe(200);
    await tenant.control("vaults", { add: { name: "kv-other", like: "kv-platform" } });
    expect(await status("kv-other")).toBe(403);
    await tenant.control("vaults", { remove: "kv-new" });
    expect(await status("kv-new")).toBe(404);
  });

  test.each([
    ["kv-throttle", 429],
    ["kv-deny", 403],
    ["fail-500", 500],
  ])("fail as their name says: %s", async (name, expected) => {
    await tenant.control("vaults", { add: { name, like: "kv-payments-dev" } });
    expect(await status(name)).toBe(expected);
    expect(await status("kv-payments-dev")).toBe(200);
  });
});
