import { createAppAuth } from "@octokit/auth-app";
import { generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository, startGitHub, vaultSigner, type GitHub } from "./github-world.ts";

// docs.github.com: apps/creating-github-apps/authenticating-with-a-github-app, rest/apps, rest/about-the-rest-api.

let github: GitHub;
let installationId = 0;
let appId = 0;

beforeAll(async () => {
  github = await startGitHub();
  ({ installationId, appId } = github.azure.sandbox.endpoints.github);
});
afterAll(() => github.azure.stop());

const api = "https://api.github.com";
const call = (path: string, authorization?: string, init: RequestInit = {}) =>
  fetch(`${api}${path}`, {
    ...init,
    headers: {
      "user-agent": "clauses",
      ...(authorization !== undefined && { authorization }),
      ...Object.fromEntries(new Headers(init.headers)),
    },
  });
const claims = (more: object = {}) => ({
  iss: String(appId),
  iat: github.now() - 60,
  exp: github.now() + 540,
  ...more,
});
const withJwt = async (more?: object) => call("/app", `Bearer ${await github.sign(claims(more))}`);

describe("the App's JWT is refused", () => {
  it("when another key signed it", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const jwt = await new SignJWT(claims()).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
    const answer = await call("/app", `Bearer ${jwt}`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      message: "A JSON web token could not be decoded",
      documentation_url: "https://docs.github.com/rest",
      status: "401",
    });
  });
  it.each([
    ["for more than 10 minutes", () => ({ exp: github.now() + 720 }), 401, "too far in the future"],
    ["when it has ended", () => ({ exp: github.now() - 1 }), 401, "Expiration time"],
    ["when it was issued later", () => ({ iat: github.now() + 300 }), 401, "Issued at"],
    ["of an App that is not there", () => ({ iss: "1" }), 404, "Integration not found"],
  ])("%s", async (_why, more, status, words) => {
    const answer = await withJwt(more());
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
  it("when the vault's key may not be used: the signer needs keys/sign on it", async () => {
    const sign = vaultSigner(github.azure, "vault-tab-grants");
    await expect(sign(claims())).rejects.toMatchObject({ statusCode: 403 });
  });
});

describe("the App", () => {
  it("signs in with its number or its client id, by a key that never leaves its vault", async () => {
    const { data } = await github.app.rest.apps.getAuthenticated();
    expect(data).toMatchObject({ id: appId, slug: "contoso-rotation", installations_count: 1 });
    const byClientId = await withJwt({ iss: github.azure.sandbox.endpoints.github.clientId });
    expect(byClientId.status).toBe(200);
  });
  it("finds its installation by a repository, and none where it is not installed", async () => {
    const { data } = await github.app.rest.apps.getRepoInstallation(repository);
    expect(data).toMatchObject({ id: installationId, permissions: { actions: "write" } });
    await expect(
      github.app.rest.apps.getRepoInstallation({ owner: "contoso", repo: "payroll" }),
    ).rejects.toMatchObject({ status: 404 });
  });
  it("is served by the clock of the sandbox, and a client that trusts `date` follows", async () => {
    await github.advance("PT3H");
    const auth = createAppAuth({
      appId,
      createJwt: async (id, difference = 0) => {
        const now = Math.floor(Date.now() / 1000) + difference;
        const jwt = await github.sign({ iss: String(id), iat: now - 30, exp: now + 540 });
        return { jwt, expiresAt: new Date((now + 540) * 1000).toISOString() };
      },
    });
    const { data } = await auth.hook(github.app.request, "GET /app");
    expect(data).toMatchObject({ id: appId });
  });
});

describe("an installation's token", () => {
  const create = (more: object) =>
    github.app.rest.apps.createInstallationAccessToken({
      installation_id: installationId,
      ...more,
    });
  it("is refused beyond what the installation holds", async () => {
    for (const more of [{ permissions: { contents: "write" } }, { repositories: ["payroll"] }])
      await expect(create(more)).rejects.toMatchObject({ status: 422 });
    await expect(
      github.app.rest.apps.createInstallationAccessToken({ installation_id: 1 }),
    ).rejects.toMatchObject({ status: 404 });
  });
  it("lives for an hour, and says for what", async () => {
    const { data, status } = await create({
      repositories: ["rotation"],
      permissions: { actions: "read" },
    });
    expect(status).toBe(201);
    expect(data.token).toMatch(/^ghs_[0-9a-f]{36}$/);
    expect(Date.parse(data.expires_at) / 1000 - github.now()).toBeLessThanOrEqual(3600);
    expect(data.permissions).toEqual({ actions: "read", metadata: "read" });
    const runs = `/repos/contoso/rotation/actions/runs`;
    expect((await call(runs, `token ${data.token}`)).status).toBe(200);
    expect((await call("/repos/contoso/website/actions/runs", `token ${data.token}`)).status).toBe(
      404,
    );
    const dispatches = "/repos/contoso/rotation/actions/workflows/rotate-secret.yml/dispatches";
    const written = await call(dispatches, `token ${data.token}`, { method: "POST", body: "{}" });
    expect(written.status).toBe(403);
    expect(await written.text()).toContain("Resource not accessible by integration");
    await github.advance("PT61M");
    expect((await call(runs, `token ${data.token}`)).status).toBe(401);
  });
  it("outlives a reset no more than anything else", async () => {
    const { data } = await create({});
    await github.azure.control("reset", {});
    expect(
      (await call("/repos/contoso/rotation/actions/runs", `Bearer ${data.token}`)).status,
    ).toBe(401);
  });
});

describe("every call", () => {
  it("without a credential finds nothing, as nothing here is public", async () => {
    expect((await call("/repos/contoso/rotation/actions/runs")).status).toBe(404);
  });
  it("names a version of the API that exists", async () => {
    const answer = await call("/app", undefined, {
      headers: { "x-github-api-version": "1999-01-01" },
    });
    expect(answer.status).toBe(400);
  });
  it("to Key Vault for a signature takes a digest of the right length, and a key that can (believed)", async () => {
    const { keyId } = github.azure.sandbox.endpoints.github;
    const token = await github.azure
      .identity("vault-tab-rotation")
      .getToken("https://vault.azure.net/.default");
    const sign = (alg: string, value: string) =>
      fetch(`${keyId}/sign?api-version=7.5`, {
        method: "POST",
        headers: { authorization: `Bearer ${token?.token ?? ""}` },
        body: JSON.stringify({ alg, value }),
      });
    expect((await sign("RS256", "AAAA")).status).toBe(400);
    expect((await sign("ES256", Buffer.alloc(32).toString("base64url"))).status).toBe(400);
    expect((await sign("RS256", Buffer.alloc(32).toString("base64url"))).status).toBe(200);
  });
});
