import { describe, expect, it } from "vitest";
import type { Asker, KeyVault } from "../ports.ts";
import { ProblemError } from "../problem-error.ts";
import type { Metadata } from "./metadata.ts";
import { createCatalogue } from "./read-catalogue.ts";
import type { WatchedVault } from "./watched-vault.ts";

const vault: WatchedVault = {
  name: "kv",
  uri: "https://kv.vault.azure.net",
  resourceId: "/kv",
  environment: "test",
};
const asker = (objectId: string): Asker => ({
  requestId: "request-1",
  actor: {
    kind: "person",
    tenantId: "t",
    objectId,
    name: objectId,
    userPrincipalName: objectId,
    roles: [],
    tokenExpiresAt: new Date(0),
    assertion: () => objectId,
  },
});
const entry = (name: string): Metadata => ({
  vault: "kv",
  name,
  kind: "secret",
  enabled: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  tags: {},
  managed: false,
});

/** A Key Vault whose next answers are given by the test; it counts who asked. */
const vaultThatAnswers = (...answers: (readonly string[] | ProblemError)[]) => {
  const asked: string[] = [];
  const keyVault: Pick<KeyVault, "list"> = {
    async *list({ actor }) {
      asked.push(actor.objectId);
      const answer = answers[asked.length - 1] ?? [];
      await Promise.resolve();
      if (answer instanceof ProblemError) throw answer;
      yield answer.map(entry);
    },
  };
  return { keyVault, asked };
};

const at = { ms: 0 };
const clock = { now: () => new Date(at.ms) };
const names = async (reading: Promise<{ entries: readonly Metadata[] }>) =>
  (await reading).entries.map(({ name }) => name);
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("the catalogue", () => {
  it("reads once for all who wait", async () => {
    const { keyVault, asked } = vaultThatAnswers(["a"]);
    const catalogue = createCatalogue(keyVault, clock, 1000);
    const read = (who: string) => names(catalogue.read(asker(who), vault, "secret"));
    expect(await Promise.all([read("one"), read("two"), read("three")])).toEqual([
      ["a"],
      ["a"],
      ["a"],
    ]);
    expect(asked).toEqual(["one"]);
  });

  it("does not make one person pay for another's failed sign-in", async () => {
    const { keyVault, asked } = vaultThatAnswers(new ProblemError("consent_required"), ["a"]);
    const catalogue = createCatalogue(keyVault, clock, 1000);
    const first = catalogue.read(asker("one"), vault, "secret");
    const second = names(catalogue.read(asker("two"), vault, "secret"));
    await expect(first).rejects.toMatchObject({ code: "consent_required" });
    expect(await second).toEqual(["a"]);
    expect(asked).toEqual(["one", "two"]);
  });

  it("shows what it has and reads anew behind it", async () => {
    at.ms = 0;
    const { keyVault } = vaultThatAnswers(["a"], ["a", "b"]);
    const catalogue = createCatalogue(keyVault, clock, 1000);
    const read = () => names(catalogue.read(asker("one"), vault, "secret"));
    await read();
    at.ms = 1000;
    expect(await read()).toEqual(["a"]);
    await turn();
    expect(await read()).toEqual(["a", "b"]);
  });

  it("keeps what it has when reading anew fails, and says so", async () => {
    at.ms = 0;
    const { keyVault } = vaultThatAnswers(["a"], new ProblemError("upstream_throttled"));
    const catalogue = createCatalogue(keyVault, clock, 1000);
    await catalogue.read(asker("one"), vault, "secret");
    at.ms = 1000;
    await catalogue.read(asker("one"), vault, "secret");
    await turn();
    const reading = await catalogue.read(asker("one"), vault, "secret");
    expect(reading.entries).toHaveLength(1);
    expect(reading.problem?.code).toBe("upstream_throttled");
  });
});
