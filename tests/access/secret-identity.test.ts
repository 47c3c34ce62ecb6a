import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStory, type Story } from "./story.ts";

const vault = "kv-payments-dev";
/** Object id of the identity that grants. */
const grantsIdentity = "d4000000-0000-4000-8000-000000000002";
const version = "api-version=7.5";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.stop());

/** As a Secrets Officer of the vault would by the Azure CLI. */
const officer = async (method: string, path: string, body?: object): Promise<number> => {
  const token = await story.vaultTab.person("approver").azureToken("https://vault.azure.net");
  const answer = await fetch(`https://${vault}.vault.azure.net${path}?${version}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  await answer.body?.cancel();
  return answer.status;
};
const remove = (name: string) => officer("DELETE", `/secrets/${name}`);
const purge = (name: string) => officer("DELETE", `/deletedsecrets/${name}`);
const recover = (name: string) => officer("POST", `/deletedsecrets/${name}/recover`);
const write = (name: string) => officer("PUT", `/secrets/${name}`, { value: "canary-of-a-story" });

/** Asked for now, to be opened in a while: what happens in between is the story. */
const askAhead = async (name: string): Promise<string> => {
  const startsAt = new Date(Date.parse((await story.control()).now) + 4_000).toISOString();
  return story.askOne("requester", `${vault}/${name}`, { duration: "PT1H", startsAt });
};
const troubleOf = async (request: string): Promise<string> => {
  expect(await story.isGrant(request, "failed")).toBe(true);
  return (await story.grantOf(request))?.trouble ?? "";
};

describe("a secret that was asked for", () => {
  it("and is gone when its time comes is not opened, in words", async () => {
    const name = "fx-rates-api-key";
    const request = await askAhead(name);
    expect(await remove(name)).toBe(200);
    expect(await troubleOf(request)).toBe(`${name} is not in ${vault} any more.`);
    expect(await story.standing(`${vault}/${name}`)).toEqual([]);
  }, 60_000);

  it("and is another one of the same name is not opened, in words", async () => {
    const name = "mail-smtp-password";
    const request = await askAhead(name);
    expect([await remove(name), await purge(name), await write(name)]).toEqual([200, 204, 200]);
    expect(await troubleOf(request)).toContain("another one now");
    expect(await story.standing(`${vault}/${name}`)).toEqual([]);
    expect(await story.read("requester", `${vault}/${name}`)).toBe(403);
  }, 60_000);

  it("and has a new version, or came back from the deleted ones, is opened", async () => {
    const [rotated, recovered] = ["adyen-api-key", "paypal-client-secret"] as const;
    const requests = [await askAhead(rotated), await askAhead(recovered)];
    expect(await write(rotated)).toBe(200);
    expect([await remove(recovered), await recover(recovered)]).toEqual([200, 200]);
    for (const request of requests) expect(await story.isGrant(request, "active")).toBe(true);
    for (const name of [rotated, recovered]) {
      expect(await story.read("requester", `${vault}/${name}`)).toBe(200);
    }
  }, 60_000);

  it("is not opened where Vault Tab may not look, and what is missing is named", async () => {
    const name = "ledger-db-connection";
    const request = await askAhead(name);
    const match = `${vault}.vault.azure.net/secrets/${name}/versions ${grantsIdentity}`;
    await story.vaultTab.control("faults", {
      add: { service: "key-vault", match, effect: "deny" },
    });
    expect(await troubleOf(request)).toContain("needs Key Vault Reader");
    expect(await story.standing(`${vault}/${name}`)).toEqual([]);
  }, 60_000);
});
