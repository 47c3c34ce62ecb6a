import { Reads, Rotation } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RotationStory, SECRET, startRotations } from "./world.ts";

let story: RotationStory;
let id = "";
beforeAll(async () => {
  story = await startRotations({ LOGS_SECONDS: "1" });
  await story.vaultTab.control("logs", { delaySeconds: 1, spreadSeconds: 1 });
});
afterAll(() => story.stop());

const retirement = async () => (await story.show("auditor", id)).retirement;
const enabledOf = async () => (await story.versions(SECRET)).slice(-2).map((one) => one.enabled);

/** Whoever has the old version's address reads on. */
const readOld = async (): Promise<number> => {
  const [vault, name] = SECRET.split("/");
  const { version } = (await retirement()) ?? {};
  const token = await story.vaultTab.person("approver").azureToken("https://vault.azure.net");
  const uri = `https://${vault}.vault.azure.net/secrets/${name}/${version}?api-version=7.5`;
  const answer = await fetch(uri, { headers: { authorization: `Bearer ${token}` } });
  await answer.body?.cancel();
  return answer.status;
};

describe("an old version of which nobody says anything", () => {
  it("stays while it is read, and it is said who reads it", async () => {
    const planned = await story.setPlan("approver", SECRET, 0, { overlap: "PT1H", quiet: "PT6H" });
    expect(planned.status).toBe(200);
    const { text } = await story.rotate("approver", SECRET);
    ({ id } = Rotation.parse(JSON.parse(text)));
    expect(await story.is(id, "succeeded")).toBe(true);
    expect(await readOld()).toBe(200);
    const isRead = async () =>
      (await retirement())?.trouble?.startsWith("Still read by 1 person.") === true;
    expect(await story.passing(2, isRead)).toBe(true);
    expect(await enabledOf()).toEqual([true, true]);
    const { text: reads } = await story.call("auditor", "listReads", {});
    expect(Reads.parse(JSON.parse(reads)).items).toMatchObject([{ name: "adyen-api-key" }]);
  }, 120_000);

  it("is disabled when the log has proven the quiet time, and the new one stays", async () => {
    const isRetired = async () => (await retirement())?.status === "retired";
    expect(await story.passing(6, isRetired)).toBe(true);
    expect(await enabledOf()).toEqual([false, true]);
    expect(await retirement()).not.toHaveProperty("declared");
    expect(await readOld()).toBe(403);
  }, 120_000);
});
