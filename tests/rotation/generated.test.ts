import { Rotation } from "@vault-tab/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RotationStory, SECRET, startRotations } from "./world.ts";

let story: RotationStory;
beforeAll(async () => {
  story = await startRotations();
});
afterAll(() => story.stop());

it("tries", async () => {
  console.log(JSON.stringify(await story.planning("approver", SECRET), null, 1));
  console.log(JSON.stringify(await story.planning("second-approver", SECRET), null, 1));
  console.log((await story.rotate("approver", SECRET)).text);
  console.log((await story.setPlan("approver", SECRET)).text);
  const t = await story.rotate("approver", SECRET);
  console.log(t.text);
  const { id } = Rotation.parse(JSON.parse(t.text));
  const ok = await story.is("approver", id, "succeeded", 15);
  console.log(JSON.stringify(await story.show("approver", id), null, 1));
  console.log(story.vaultTab.product.log().split("\n").filter((l) => /"level":[45]0|err/.test(l)).join("\n"));
  expect(ok).toBe(true);
}, 60_000);
