import { Problem, Secrets, Vaults } from "@vault-tab/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

/** Each test takes a person of its own: tokens that were had before stay good, as in Azure. */
let vaultTab: VaultTab;
beforeAll(async () => {
  // No proof is kept, so that a fault is met at once.
  vaultTab = await startVaultTab({ seed: "small" }, { RIGHTS_SECONDS: "0.001" });
});
afterAll(() => vaultTab.stop());
afterEach(() => vaultTab.control("faults", { clear: true }));

const problemFor = async (key: string, path = "/api/secrets") => {
  const answer = await vaultTab.call(path, vaultTab.person(key));
  const problem = Problem.parse(await answer.json());
  expect(answer.status).toBe(problem.status);
  return problem;
};
const secretsFor = async (key: string, search = "") => {
  const answer = await vaultTab.call(`/api/secrets${search}`, vaultTab.person(key));
  expect(answer.status).toBe(200);
  return Secrets.parse(await answer.json());
};

describe("Entra's refusals reach the tab in words it can act on", () => {
  it("65001: consent_required, and once it is given, the list", async () => {
    await vaultTab.control("consent", { granted: false });
    expect(await problemFor("requester")).toMatchObject({ status: 403, code: "consent_required" });
    await vaultTab.control("consent", { granted: true });
    expect((await secretsFor("requester")).items.length).toBeGreaterThan(0);
  });

  it("50076: interaction_required, with the claims that the window has to bring", async () => {
    await vaultTab.control("mfa", { persona: "second-approver", required: true });
    const problem = await problemFor("second-approver");
    expect(problem).toMatchObject({ status: 403, code: "interaction_required" });
    expect(JSON.parse(String(problem.claims))).toHaveProperty("access_token");
    await vaultTab.control("mfa", { persona: "second-approver", required: false });
  });

  it("53003: interaction_required, of Conditional Access", async () => {
    await vaultTab.control("conditional-access", { persona: "crypto-only", blocked: true });
    expect(await problemFor("crypto-only", "/api/vaults")).toMatchObject({
      status: 403,
      code: "interaction_required",
    });
    await vaultTab.control("conditional-access", { persona: "crypto-only", blocked: false });
  });

  it("50057: account_refused, for a token that was had before the account was disabled", async () => {
    const token = await vaultTab.person("one-secret-only").ssoToken();
    await vaultTab.control("account", { persona: "one-secret-only", enabled: false });
    const answer = await vaultTab.call("/api/secrets", token);
    expect(await answer.json()).toMatchObject({ status: 403, code: "account_refused" });
    await vaultTab.control("account", { persona: "one-secret-only", enabled: true });
  });

  it("429 of Entra: upstream_throttled, with the seconds to wait", async () => {
    const auditor = await vaultTab.person("auditor").ssoToken();
    await vaultTab.control("faults", { add: { service: "entra", effect: "throttle" } });
    const answer = await vaultTab.call("/api/secrets", auditor);
    expect(await answer.json()).toMatchObject({ status: 503, code: "upstream_throttled" });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("one vault that fails never hides the others", () => {
  it.each([
    ["throttle", "upstream_throttled"],
    ["fail-500", "upstream_unavailable"],
  ])("%s: the others are listed, and the one is named as %s", async (effect, code) => {
    const before = await secretsFor("approver", "?limit=500");
    await vaultTab.control("faults", {
      add: { service: "key-vault", match: "kv-platform", effect },
    });
    const { items, complete, problems } = await secretsFor("approver", "?limit=500");
    expect(complete).toBe(false);
    expect(problems.map((problem) => problem.code)).toContain(code);
    const others = before.items
      .filter(({ vault }) => vault !== "kv-platform")
      .map(({ name }) => name);
    expect(items.filter(({ vault }) => vault !== "kv-platform").map(({ name }) => name)).toEqual(
      others,
    );
  });

  it("is named to whom it let list before, and to nobody else", async () => {
    await secretsFor("approver");
    await vaultTab.control("faults", {
      add: { service: "key-vault", match: "kv-platform", effect: "fail-500" },
    });
    const code = "upstream_unavailable";
    expect((await secretsFor("approver")).problems).toEqual([{ vault: "kv-platform", code }]);
    expect((await secretsFor("outsider")).problems).toEqual([{ code }]);
  });

  it("is no different from one that does not exist, to whom it never let list", async () => {
    await vaultTab.control("faults", {
      add: { service: "key-vault", match: "kv-platform", effect: "fail-500" },
    });
    for (const vault of ["kv-platform", "kv-nowhere"]) {
      const { problems } = await secretsFor("outsider", `?vault=${vault}`);
      expect(problems).toEqual([{ vault, code: "not_found" }]);
    }
  });

  it("is not waited for when it never answers", async () => {
    await secretsFor("approver");
    await vaultTab.control("faults", {
      add: { service: "key-vault", match: "kv-platform", effect: "stall" },
    });
    const { items, problems } = await secretsFor("approver");
    expect(items.length).toBeGreaterThan(0);
    expect(problems).toEqual([{ vault: "kv-platform", code: "upstream_unavailable" }]);
    const answer = await vaultTab.call("/api/vaults", vaultTab.person("approver"));
    expect(Vaults.parse(await answer.json()).items.map(({ name }) => name)).toContain("kv-fleet");
  });

  it("ARM that fails leaves the secrets as they are", async () => {
    await vaultTab.control("faults", { add: { service: "arm", effect: "fail-500" } });
    expect((await secretsFor("admin")).items.length).toBeGreaterThan(0);
    const answer = await vaultTab.call("/api/vaults", vaultTab.person("admin"));
    expect(Vaults.parse(await answer.json()).items.length).toBeGreaterThan(0);
  });
});
