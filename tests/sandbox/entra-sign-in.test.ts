import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, request, verifier, type Page } from "./browser.ts";
import { read, startTenant, teamsWeb, text, type Tenant } from "./tenant.ts";

// v2-oauth2-auth-code-flow.md; parameters of the authorize endpoint and what comes back.

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

const open = (changes: Readonly<Record<string, string>> = {}) =>
  openBrowser(tenant).open({ ...request(tenant), ...changes });
const sent = (page: Page, name: string) => page.location?.searchParams.get(name);

async function without(name: string): Promise<Page> {
  const { [name]: _left, ...rest } = request(tenant);
  return openBrowser(tenant).open(rest);
}

describe("nothing is sent to an address that is not the app's", () => {
  test.each([
    ["another path", "/auth-end.html/x"],
    ["another query", "/auth-end.html?a=b"],
    ["another case", "/Auth-end.html"],
  ])("50011: %s than the registered redirect", async (_name, path) => {
    const page = await open({ redirect_uri: tenant.sandbox.endpoints.product + path });
    expect([page.status, page.location]).toEqual([400, undefined]);
    expect(page.html).toContain("AADSTS50011");
  });

  test("700016: an unknown app", async () => {
    const page = await open({ client_id: "00000000-0000-4000-8000-000000000000" });
    expect(page.location).toBeUndefined();
    expect(page.html).toContain("AADSTS700016");
  });

  test("markup in a parameter is shown, not obeyed", async () => {
    const page = await open({ redirect_uri: "https://x/<script>alert(1)</script>" });
    expect(page.html).not.toContain("<script>");
  });
});

describe("the app is told what was wrong with its request", () => {
  test("9002325: an app without a secret must send a code challenge", async () => {
    const page = await without("code_challenge");
    expect(sent(page, "error")).toBe("invalid_request");
    expect(sent(page, "error_description")).toContain("AADSTS9002325");
  });

  test("the challenge is S256 (RFC 7636, 4.2)", async () => {
    expect(sent(await open({ code_challenge_method: "plain" }), "error")).toBe("invalid_request");
  });

  test("700054: response_type is code", async () => {
    const page = await open({ response_type: "token" });
    expect(sent(page, "error")).toBe("unsupported_response_type");
  });

  test("state comes back with a refusal too", async () => {
    expect(sent(await open({ prompt: "magic" }), "state")).toBe("state-of-the-app");
  });

  test("login_required: prompt=none while nobody is signed in", async () => {
    expect(sent(await open({ prompt: "none" }), "error")).toBe("login_required");
  });
});

describe("the pages", () => {
  test("cannot be framed, and send a form only here and to the app", async () => {
    const { headers } = await open();
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("content-security-policy")).toContain(
      `form-action 'self' ${tenant.sandbox.endpoints.product};`,
    );
  });

  test("their cookie stays on their own path, and is for https only", async () => {
    expect((await open()).headers.get("set-cookie")).toMatch(
      /Path=\/login\.microsoftonline\.com; HttpOnly; Secure; SameSite=None/,
    );
  });

  test("a form that another site sends is no answer", async () => {
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), prompt: "consent" });
    await browser.signIn("requester");
    const page = await browser.submit({ step: "consent", decision: "accept", flow: "guessed" });
    expect([page.status, page.title]).toEqual([200, "Permissions requested"]);
  });

  test("a wrong password is asked again", async () => {
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), login_hint: "requester@contoso.example" });
    const page = await browser.submit({ password: "wrong" });
    expect([page.title, page.html.includes("incorrect")]).toEqual(["Enter password", true]);
  });

  test("login_hint goes past the choice of an account", async () => {
    const page = await open({ login_hint: "requester@contoso.example" });
    expect(page.title).toBe("Enter password");
  });

  test("a signed-in person who has consented is sent back at once, even with prompt=none", async () => {
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    const page = await browser.open({ ...request(tenant), prompt: "none" });
    expect(sent(page, "code")).toBeTruthy();
  });

  test("prompt=select_account asks whom, though one is signed in", async () => {
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    const page = await browser.open({ ...request(tenant), prompt: "select_account" });
    expect(page.title).toBe("Pick an account");
  });

  test("prompt=login asks the password again", async () => {
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    const again = { ...request(tenant), prompt: "login", login_hint: "requester@contoso.example" };
    expect((await browser.open(again)).title).toBe("Enter password");
  });

  test("a disabled account gets no code", async () => {
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await tenant.control("account", { persona: "requester", enabled: false });
    const page = await browser.signIn("requester");
    expect(sent(page, "error_description")).toContain("AADSTS50057");
  });
});

describe("consent", () => {
  test("the page names the app and every permission that its registration asks for", async () => {
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), prompt: "consent" });
    const { html } = await browser.signIn("requester");
    const names = ["Vault Tab", "Azure Key Vault", "Azure Resource Manager", "group memberships"];
    expect(names.filter((name) => html.includes(name))).toEqual(names);
  });

  test("65004: who declines goes back with access_denied, and nothing is granted", async () => {
    await tenant.control("consent", { granted: false });
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    const page = await browser.submit({ decision: "cancel" });
    expect([sent(page, "error"), sent(page, "error_subcode")]).toEqual(["access_denied", "cancel"]);
    expect((await browser.open(request(tenant))).title).toBe("Permissions requested");
  });

  test("interaction_required: prompt=none cannot ask for it", async () => {
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    await tenant.control("consent", { granted: false });
    const page = await browser.open({ ...request(tenant), prompt: "none" });
    expect(sent(page, "error_description")).toContain("AADSTS65001");
  });

  test("who accepts is not asked again; others are", async () => {
    await tenant.control("consent", { granted: false });
    const browser = openBrowser(tenant);
    await browser.open(request(tenant));
    await browser.signIn("requester");
    expect(sent(await browser.submit({ decision: "accept" }), "code")).toBeTruthy();
    expect(sent(await browser.open(request(tenant)), "code")).toBeTruthy();
    await browser.open({ ...request(tenant), prompt: "select_account" });
    expect((await browser.signIn("approver")).title).toBe("Permissions requested");
  });
});

describe("the second factor", () => {
  const claims = JSON.stringify({
    access_token: {
      capolids: { essential: true, values: ["f6000000-0000-4000-8000-000000000001"] },
    },
  });

  test("claims of a challenge are answered with its page (claims-challenge.md)", async () => {
    await tenant.control("mfa", { persona: "requester", required: true });
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), claims });
    expect((await browser.signIn("requester")).title).toBe("Approve sign in request");
  });

  test("once done, new tokens carry it; an older one does not (believed)", async () => {
    await tenant.control("mfa", { persona: "requester", required: true });
    const { objectId } = tenant.sandbox.endpoints.personas[0] ?? { objectId: "" };
    const before = await tenant.sandbox.ssoToken(objectId);
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), claims });
    await browser.signIn("requester");
    expect(sent(await browser.submit({ decision: "approve" }), "code")).toBeTruthy();
    const after = await tenant.sandbox.ssoToken(objectId);
    const methods = [before, after].map((one) => one.ok && decodeJwt(one.token)["amr"]);
    expect(methods).toEqual([["pwd"], ["pwd", "mfa"]]);
  });

  test("500121: who refuses it goes back without a code", async () => {
    await tenant.control("mfa", { persona: "requester", required: true });
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), claims });
    await browser.signIn("requester");
    expect(sent(await browser.submit({ decision: "cancel" }), "error")).toBe("access_denied");
  });
});

describe("the code", () => {
  async function code(changes: Readonly<Record<string, string>> = {}): Promise<string> {
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), ...changes });
    return sent(await browser.signIn("requester"), "code") ?? "";
  }
  const redeem = async (
    value: string,
    changes: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = { origin: tenant.sandbox.endpoints.product },
  ) => {
    const { endpoints } = tenant.sandbox;
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      client_id: endpoints.clientId,
      redirect_uri: `${endpoints.product}/auth-end.html`,
      scope: `${endpoints.clientId}/.default openid`,
      code: value,
      code_verifier: verifier,
      ...changes,
    });
    return read(await fetch(tenant.tokenUrl, { method: "POST", body, headers }));
  };

  test("501481: without its verifier it is worth nothing", async () => {
    const answer = await redeem(await code(), { code_verifier: "x".repeat(43) });
    expect(answer.body["error_codes"]).toEqual([501481]);
  });

  test("54005: it is redeemed once", async () => {
    const value = await code();
    expect((await redeem(value)).status).toBe(200);
    expect((await redeem(value)).body["error_codes"]).toEqual([54005]);
  });

  test("70008: it lives for ten minutes", async () => {
    const value = await code();
    await tenant.control("clock", { advance: "PT11M" });
    expect((await redeem(value)).body["error_codes"]).toEqual([70008]);
  });

  test("9002313: another app cannot redeem it (believed)", async () => {
    const answer = await redeem(await code(), { client_id: teamsWeb });
    expect(answer.body["error_codes"]).toEqual([9002313]);
  });

  test("500112: the redirect must be that of the request", async () => {
    const uri = `${tenant.sandbox.endpoints.product}/blank-auth-end.html`;
    expect((await redeem(await code(), { redirect_uri: uri })).body["error_codes"]).toEqual([
      500112,
    ]);
  });

  test("9002327: a single-page app redeems it in a browser only", async () => {
    expect((await redeem(await code(), {}, {})).body["error_codes"]).toEqual([9002327]);
  });

  test("the answer is readable for the app's origin, and for no other (CORS)", async () => {
    const own = await redeem(await code());
    const other = await redeem(await code(), {}, { origin: "https://example.com" });
    const allowed = [own, other].map(({ headers }) => headers.get("access-control-allow-origin"));
    expect(allowed).toEqual([tenant.sandbox.endpoints.product, null]);
  });

  test("the id token repeats the nonce", async () => {
    const answer = await redeem(await code({ nonce: "n-1" }));
    expect(decodeJwt(text(answer, "id_token"))["nonce"]).toBe("n-1");
  });

  test("response_mode=fragment keeps it out of the query", async () => {
    const browser = openBrowser(tenant);
    await browser.open({ ...request(tenant), response_mode: "fragment" });
    const { location } = await browser.signIn("requester");
    expect(location?.search).toBe("");
    expect(new URLSearchParams(location?.hash.slice(1)).get("state")).toBe("state-of-the-app");
  });
});
