import { Kind, Vaults } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listDirectly } from "../world/direct-azure.ts";
import { listAll } from "../world/list-all.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

const personas = [
  "requester",
  "approver",
  "second-approver",
  "admin",
  "auditor",
  "outsider",
  "crypto-only",
  "one-secret-only",
];
const vaults = ["kv-payments-dev", "kv-payments-prod", "kv-platform", "kv-legacy", "kv-fleet"];

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab();
});
afterAll(() => vaultTab.stop());

describe.each(personas)("what %s sees", (key) => {
  it.each(vaults)("of %s is what Azure itself shows them, name by name", async (vault) => {
    const persona = vaultTab.person(key);
    const { secrets, pages } = await listAll(vaultTab, persona, { vault });
    const shown = Object.groupBy(secrets, ({ kind }) => kind);
    let refusals = 0;
    for (const kind of Kind.options) {
      const direct = await listDirectly(persona, `https://${vault}.vault.azure.net`, kind);
      if (direct === "refused") refusals += 1;
      const expected = direct === "refused" ? [] : direct;
      expect((shown[kind] ?? []).map(({ name }) => name).sort()).toEqual(expected.sort());
    }
    const hidden = refusals === Kind.options.length;
    expect(pages[0]?.problems).toEqual(hidden ? [{ vault, code: "not_found" }] : []);
  });

  it("of the list of vaults names only those in which Azure lets them list something", async () => {
    const persona = vaultTab.person(key);
    const { items } = Vaults.parse(await (await vaultTab.call("/api/vaults", persona)).json());
    const readable = [];
    for (const vault of vaults) {
      const uri = `https://${vault}.vault.azure.net`;
      const lists = await Promise.all(Kind.options.map((kind) => listDirectly(persona, uri, kind)));
      if (lists.some((list) => list !== "refused")) readable.push(vault);
    }
    expect(items.map(({ name }) => name).sort()).toEqual(readable.sort());
  });
});

describe("a vault that a person may not see", () => {
  it("is answered like one that does not exist", async () => {
    const answers = await Promise.all(
      ["kv-platform", "kv-nowhere"].map(async (vault) => {
        const answer = await vaultTab.call(
          `/api/secrets?vault=${vault}`,
          vaultTab.person("outsider"),
        );
        return (await answer.text()).replaceAll(vault, "VAULT");
      }),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it("hides a secret that exists as it hides one that does not", async () => {
    const secret = async (path: string): Promise<string> => {
      const answer = await vaultTab.call(path, vaultTab.person("outsider"));
      expect(answer.status).toBe(404);
      return (await answer.text()).replace(/"requestId":"[^"]+"/, "");
    };
    const { secrets } = await listAll(vaultTab, vaultTab.person("approver"), {
      vault: "kv-platform",
    });
    const real = await secret(`/api/vaults/kv-platform/secrets/${secrets[0]?.name ?? ""}`);
    expect(await secret("/api/vaults/kv-platform/secrets/no-such-secret")).toBe(real);
    expect(await secret("/api/vaults/kv-nowhere/secrets/no-such-secret")).toBe(real);
  });
});

describe("one-secret-only", () => {
  it("opens the one secret by its name, though no list shows it", async () => {
    const persona = vaultTab.person("one-secret-only");
    const { secrets } = await listAll(vaultTab, vaultTab.person("approver"), {
      vault: "kv-platform",
    });
    const names = secrets.filter(({ kind }) => kind === "secret").map(({ name }) => name);
    const opened = [];
    for (const name of names) {
      const answer = await vaultTab.call(`/api/vaults/kv-platform/secrets/${name}`, persona);
      if (answer.ok) opened.push(name);
      else expect(answer.status).toBe(404);
    }
    expect(opened).toHaveLength(1);
  });
});
