import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" }, { REQUESTS_PER_MINUTE: "20" });
});
afterAll(() => vaultTab.stop());

describe("headers", () => {
  it("let Teams frame the tab and nobody else", async () => {
    const { headers } = await vaultTab.call("/secrets");
    const policy = headers.get("content-security-policy") ?? "";
    const [, ancestors = ""] = /frame-ancestors ([^;]+)/.exec(policy) ?? [];
    expect(ancestors.split(" ")).toContain("https://teams.microsoft.com");
    expect(ancestors.split(" ")).toContain("https://*.cloud.microsoft");
    expect(ancestors).not.toMatch(/(^| )(\*|https:|'self')( |$)/);
    expect(headers.has("x-frame-options")).toBe(false);
  });

  it("allow a page no script but our own, and no sink for text as script", async () => {
    const policy = (await vaultTab.call("/secrets")).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it.each(["/api/settings", "/api/nothing", "/healthz"])("make no page of %s", async (path) => {
    const { headers } = await vaultTab.call(path);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    ["/privacy", "What it stores"],
    ["/terms", "MIT licence"],
  ])("go with %s, a page that needs nobody to be signed in", async (path, words) => {
    const answer = await vaultTab.call(path);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain(words);
  });

  it("leave a consent window its opener", async () => {
    const { headers } = await vaultTab.call("/auth-start.html");
    expect(headers.has("cross-origin-opener-policy")).toBe(false);
  });

  it("keep replies out of caches and say nothing of the machinery", async () => {
    const { headers } = await vaultTab.call("/api/me", vaultTab.person("requester"));
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.has("x-powered-by")).toBe(false);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("a request id", () => {
  const idOf = async (sent: string): Promise<string | null> => {
    const answer = await fetch(`${vaultTab.product.origin}/api/settings`, {
      headers: { "x-request-id": sent },
    });
    return answer.headers.get("x-request-id");
  };

  it("is the caller's where it can stand in a log", async () => {
    expect(await idOf("0a1b2c3d-4e5f")).toBe("0a1b2c3d-4e5f");
  });

  it.each(["short", "with space in it", "x".repeat(65), "ünïcödé-id"])(
    "is ours instead of %j",
    async (id) => {
      expect(await idOf(encodeURIComponent(id) === id ? id : encodeURIComponent(id))).toMatch(
        /^[0-9a-f-]{36}$/,
      );
    },
  );

  it("travels to Key Vault", async () => {
    const id = "11112222-3333-4444-5555-666677778888";
    await fetch(`${vaultTab.product.origin}/api/vaults`, {
      headers: {
        "x-request-id": id,
        authorization: `Bearer ${await vaultTab.person("admin").ssoToken()}`,
      },
    });
    const sent = vaultTab.sandbox.keyVaultLog().map(({ clientRequestId }) => clientRequestId);
    expect(sent).toContain(id);
  });
});

describe("one person's haste", () => {
  it("is slowed, and nobody else's", async () => {
    const hasty = await vaultTab.person("crypto-only").ssoToken();
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => vaultTab.call("/api/me", hasty)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(await refused[0]?.json()).toMatchObject({ code: "too_many_requests", retryAfter: 60 });
    expect((await vaultTab.call("/api/me", vaultTab.person("auditor"))).status).toBe(200);
  });
});
