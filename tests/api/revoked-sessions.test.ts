import { Problem, Secrets } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

/**
 * Continuous access evaluation: a revoked session counts at once, not when its token ends.
 * https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation
 */
let vaultTab: VaultTab;
beforeAll(async () => {
  // No proof is kept, so that each look is a call to Azure.
  vaultTab = await startVaultTab({ seed: "small" }, { RIGHTS_SECONDS: "0.001" });
});
afterAll(() => vaultTab.stop());

const look = (token: string): Promise<Response> => vaultTab.call("/api/secrets", token);
const list = async (token: string) => {
  const answer = await look(token);
  expect(answer.status).toBe(200);
  return Secrets.parse(await answer.json());
};
const listedBefore = async (key: string): Promise<string> => {
  const token = await vaultTab.person(key).ssoToken();
  expect((await list(token)).items.length).toBeGreaterThan(0);
  return token;
};

describe("a person whose sessions are revoked", () => {
  it("is asked to sign in again at the next call to Azure, with the claims of Azure", async () => {
    const token = await listedBefore("requester");
    await vaultTab.control("cae", { persona: "requester", revoked: true });
    const answer = await look(token);
    const problem = Problem.parse(await answer.json());
    expect(problem).toMatchObject({ status: 403, code: "interaction_required" });
    expect(answer.status).toBe(403);
    expect(JSON.parse(String(problem.claims))).toHaveProperty("access_token.nbf.essential", true);
  });

  it("is asked again and again while nothing was done about it, and never let in", async () => {
    const token = await listedBefore("approver");
    await vaultTab.control("cae", { persona: "approver", revoked: true });
    for (let times = 0; times < 3; times += 1) {
      expect((await look(token)).status).toBe(403);
    }
    expect((await vaultTab.call("/api/vaults", token)).status).toBe(403);
  });

  it("keeps nobody else out", async () => {
    const other = await listedBefore("crypto-only");
    await vaultTab.control("cae", { persona: "second-approver", revoked: true });
    expect((await list(other)).items.length).toBeGreaterThan(0);
  });

  it("is let in with a sign-in that is newer", async () => {
    const token = await listedBefore("admin");
    await vaultTab.control("cae", { persona: "admin", revoked: true });
    expect((await look(token)).status).toBe(403);
    await vaultTab.control("clock", { advance: "PT5S" });
    const newer = await vaultTab.person("admin").ssoToken();
    expect((await list(newer)).items.length).toBeGreaterThan(0);
  });
});
