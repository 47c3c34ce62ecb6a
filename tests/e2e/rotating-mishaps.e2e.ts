import { Rotation } from "@vault-tab/contract";
import { planned } from "../rotation/outside.ts";
import { expect, type OwnWorld, test } from "./own-world.ts";
import {
  briefPlan,
  passUntilRetired,
  passUntilShown,
  rotateByClick,
  stepsOf,
} from "./rotating-by-click.ts";
import { passUntil, type Rotated, rotationsIn, setPlanOf, subPageOf } from "./rotation-plans.ts";

const secret: Rotated = { vault: "kv-payments-dev", kind: "secret", name: "fx-rates-api-key" };
const generated = { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true };

test.describe.configure({ timeout: 300_000 });

test("a runbook is cancelled while it runs, and nothing is written", async ({ openAs, world }) => {
  await setPlanOf(world, "approver", secret, briefPlan(planned.runbook("-slow")));
  const { tab } = await openAs("approver", { subPage: subPageOf(secret) });
  const watched = await rotateByClick(tab, secret);
  await passUntilShown(world, stepsOf(watched).filter({ hasText: /^sign in/ }));
  await watched.getByRole("button", { name: "Cancel" }).click();
  await tab.getByRole("button", { name: "Cancel it" }).click();
  await passUntilShown(world, watched.getByText(/^Nothing was written/));
  expect(await rotationsIn(world)).toMatchObject([{ status: "cancelled" }]);
});

/** Whoever has the address of the old version reads on. */
const readOld = async (world: OwnWorld, { vault, name, retirement }: Rotation) => {
  const token = await world.person("approver").azureToken("https://vault.azure.net");
  const address = `https://${vault}.vault.azure.net/secrets/${name}/${retirement?.version}`;
  const answer = await fetch(`${address}?api-version=7.5`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.body?.cancel();
  return answer.status;
};

test("an old value that is still read stays, and is disabled by itself once it is not", async ({
  openAs,
  world,
}) => {
  await setPlanOf(world, "approver", secret, briefPlan(generated));
  const { tab } = await openAs("approver", { subPage: subPageOf(secret) });
  const watched = await rotateByClick(tab, secret);
  await expect(watched.getByText(/^The new version is in use/)).toBeVisible();
  const [rotation] = await rotationsIn(world);
  expect(await readOld(world, Rotation.parse(rotation))).toBe(200);
  const stillRead = watched.getByText(/^Still read by 1 person\./);
  await passUntil(world, "PT5M", () => stillRead.isVisible());

  await passUntilRetired(world);
  await expect(watched.getByText(/^The old version was disabled/)).toBeVisible();
  expect(await readOld(world, Rotation.parse(rotation))).toBe(403);
});
