import type { NewRotationPlan } from "@vault-tab/contract";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { excess } from "./excess.ts";
import { expect, test } from "./own-world.ts";
import {
  passUntil,
  type Rotated,
  rotationsIn,
  send,
  setPlanOf,
  subPageOf,
} from "./rotation-plans.ts";
import { panel } from "./secret-list.ts";

const key: Rotated = { vault: "kv-payments-dev", kind: "key", name: "card-token-kek" };

const plan: NewRotationPlan = {
  settings: { rotator: "key-rotation" },
  overlap: "PT1M",
  quiet: "PT15M",
  tell: [],
  version: 0,
};

test("whoever lacks the right in Azure is told which, before anything happened", async ({
  openAs,
  world,
}) => {
  await setPlanOf(world, "approver", key, plan);
  const { page, tab } = await openAs("second-approver", { subPage: subPageOf(key) });
  const opened = panel(tab, key.name);
  await expect(
    opened.getByText(/you lack Microsoft\.KeyVault\/vaults\/keys\/rotate\/action/),
  ).toBeVisible();
  await expect(opened.getByText(/Key Vault Crypto Officer/)).toBeVisible();
  await expect(opened.getByRole("button", { name: "Rotate…" })).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
  const body = { ...key, reason: "All the same" };
  const answer = await send(world, "second-approver", "POST", "/api/rotations", body);
  expect(answer.status).toBe(403);
  expect(await rotationsIn(world)).toEqual([]);
  await expect(opened.getByRole("row")).toHaveCount(1 + 2);
});

test("a key is rotated, and its old version stays until somebody says that it is out of use", async ({
  openAs,
  world,
}) => {
  test.slow();
  const { page, tab } = await openAs("approver", { subPage: subPageOf(key) });
  await tab.getByRole("button", { name: "Make a plan…" }).click();
  await expect(tab.getByText(/can be decrypted with it alone/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("button", { name: "Save the plan" }).click();
  const opened = panel(tab, key.name);
  await expect(opened.getByText("When somebody says that it is out of use")).toBeVisible();

  await opened.getByRole("button", { name: "Rotate…" }).click();
  await expect(tab.getByText(/makes the next version of the key/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("textbox", { name: "Reason" }).fill("A year has passed");
  await tab.getByRole("button", { name: "Rotate now" }).click();

  const watched = tab.getByRole("dialog", { name: `Rotation of ${key.name}` });
  await expect(watched.getByText(/names no version of the key uses it/)).toBeVisible();
  const steps = watched.getByRole("list", { name: "Steps" }).getByRole("listitem");
  await expect(steps).toHaveText([/Done/, /Done/]);
  expect(await rotationsIn(world)).toHaveLength(1);
  await expect(watched.getByText(/It stays until somebody says/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);

  await watched.getByRole("button", { name: "The old version is out of use" }).click();
  await tab.getByRole("textbox", { name: "How do you know" }).fill("All was encrypted anew");
  await tab.getByRole("button", { name: "Disable the old version" }).click();
  await expect(watched.getByText(/^The old version was disabled/)).toBeVisible({ timeout: 60_000 });
  await watched.getByRole("link", { name: new RegExp(`^${key.name}`) }).click();
  const versions = panel(tab, key.name).getByRole("row");
  await expect(versions).toHaveCount(1 + 3);
  await expect(versions.nth(1)).toContainText("Current");
  await expect(versions.nth(2)).toContainText("Disabled");
});

test.describe("on a phone of 320 px", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("a plan may say that the old version of a key is disabled once nothing uses it", async ({
    openAs,
    world,
  }) => {
    test.slow();
    await setPlanOf(world, "approver", key, plan);
    const { tab } = await openAs("approver", { subPage: subPageOf(key), mobile: "android" });
    const narrow = () => expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
    await tab.getByRole("button", { name: "Change the plan…" }).click();
    await tab.getByRole("checkbox", { name: /^Disable the old version by itself/ }).check();
    await expect(
      tab.getByLabel("The old one is disabled once nothing has used it for"),
    ).toHaveValue("15 minutes");
    await narrow();
    await tab.getByRole("button", { name: "Save the plan" }).click();
    await panel(tab, key.name).getByRole("button", { name: "Rotate…" }).click();
    await tab.getByRole("textbox", { name: "Reason" }).fill("A year has passed");
    await tab.getByRole("button", { name: "Rotate now" }).click();
    const watched = tab.getByRole("dialog", { name: `Rotation of ${key.name}` });
    await expect(watched.getByText(/names no version of the key uses it/)).toBeVisible();
    const isRetired = async () => (await rotationsIn(world))[0]?.retirement?.status === "retired";
    await passUntil(world, "PT11M", isRetired);
    await expect(watched.getByText(/^The old version was disabled/)).toBeVisible();
    await narrow();
  });
});
