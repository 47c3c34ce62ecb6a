import { Secrets, type SecretStanding } from "@vault-tab/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { type RotationStory, startRotations } from "./world.ts";

const vault = "kv-payments-dev";
let story: RotationStory;
beforeAll(async () => {
  story = await startRotations({ LOGS_SECONDS: "1" });
  await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
});
afterAll(() => story.stop());

const list = async (who: string, query = "") => {
  const path = `/api/secrets?vault=${vault}&kind=secret&limit=500${query}`;
  const answer = await story.vaultTab.call(path, story.vaultTab.person(who));
  return Secrets.parse(await answer.json()).items;
};
const standing = async (name: string): Promise<SecretStanding | undefined> =>
  (await list("approver")).find((secret) => secret.name === name)?.standing;
const namesOf = async (query: string) => (await list("approver", query)).map(({ name }) => name);

it("the list says what is planned, what is overdue, and who waits for approval", async () => {
  expect(await standing("adyen-api-key")).toEqual({ plan: "none", readBy: 0 });
  await story.setPlan("approver", `${vault}/adyen-api-key`, 0, { cadence: { every: "P3650D" } });
  const dueAt = (await story.planning("approver", `${vault}/adyen-api-key`)).plan?.dueAt;
  expect(await standing("adyen-api-key")).toEqual({ plan: "approved", dueAt, readBy: 0 });
  const late = { cadence: { every: "PT1H" } };
  await story.setPlan("second-approver", `${vault}/fx-rates-api-key`, 0, late);
  expect(await standing("fx-rates-api-key")).toMatchObject({ plan: "waiting" });
  expect(await namesOf("&standing=overdue")).toEqual(["fx-rates-api-key"]);
  expect(await namesOf("&standing=waiting&standing=read")).toEqual(["fx-rates-api-key"]);
  expect((await namesOf("&sort=due")).slice(0, 2)).toEqual(["fx-rates-api-key", "adyen-api-key"]);
  expect(await namesOf("&standing=no-plan")).not.toContain("adyen-api-key");
});

it("and how many people know what it holds since its newest version", async () => {
  const secret = `${vault}/ledger-db-connection`;
  expect(await story.read("approver", secret)).toBe(200);
  expect(await until(async () => (await standing("ledger-db-connection"))?.readBy === 1, 60)).toBe(
    true,
  );
  expect((await namesOf("&sort=-readers"))[0]).toBe("ledger-db-connection");
  await story.vaultTab.control("clock", { advance: "PT1M" });
  await story.write(secret, "canary-of-a-standing");
  const isUnread = async () => (await standing("ledger-db-connection"))?.readBy === 0;
  expect(await until(async () => (await isUnread()) || (await refreshed()), 60)).toBe(true);
  expect(await isUnread()).toBe(true);
}, 120_000);

/** Without Event Grid the vault is read anew after its time. */
const refreshed = async (): Promise<boolean> => {
  await story.vaultTab.control("clock", { advance: "PT31S" });
  return false;
};

it("to nobody who may not list it", async () => {
  expect(await list("outsider", "&standing=overdue")).toEqual([]);
});
