import { planned } from "../rotation/outside.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import {
  briefPlan,
  confirm,
  passUntilRetired,
  passUntilShown,
  rotateByClick,
  stepsOf,
  watchedOf,
} from "./rotating-by-click.ts";
import { type Rotated, rotationsIn, setPlanOf, subPageOf } from "./rotation-plans.ts";
import { panel } from "./secret-list.ts";

const secret: Rotated = { vault: "kv-payments-dev", kind: "secret", name: "fx-rates-api-key" };

test.describe.configure({ timeout: 300_000 });

test("a workflow is planned, run and watched, and the old version disabled once nobody reads it", async ({
  openAs,
  world,
}) => {
  const { page, tab } = await openAs("approver", { subPage: subPageOf(secret) });
  await tab.getByRole("button", { name: "Make a plan…" }).click();
  await tab.getByRole("radio", { name: "A workflow of GitHub Actions" }).check();
  await tab.getByRole("textbox", { name: "Repository" }).fill("contoso/rotation");
  await tab.getByRole("textbox", { name: "Workflow" }).fill("rotate-secret.yml");
  await tab.getByLabel("Both values work for at least").fill("1 minute");
  await tab.getByLabel("The old one is disabled once nobody has read it for").fill("15 minutes");
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("button", { name: "Save the plan" }).click();
  const opened = panel(tab, secret.name);
  await opened.getByRole("button", { name: "Rotate…" }).click();
  await expect(
    tab.getByText(/^The workflow rotate-secret\.yml of contoso\/rotation at main is started/),
  ).toBeVisible();
  await expect(tab.getByText("What the plan runs tells the systems that use it.")).toBeVisible();
  await expect(tab.getByText(/^For 1 minute at least/)).toBeVisible();
  await expect(tab.getByText("Once nobody has read it for 15 minutes.")).toBeVisible();
  expect(await rotationsIn(world)).toEqual([]);
  await confirm(tab);

  const watched = watchedOf(tab, secret);
  const steps = stepsOf(watched);
  const inAzure = steps.filter({ hasText: "Sign in to Azure" });
  await passUntilShown(world, inAzure);
  await passUntilShown(world, inAzure.filter({ hasText: "Done" }));
  await expect(watched.getByText(/^Step \d+ of \d+: /).first()).toBeVisible();
  await passUntilShown(world, watched.getByText(/^The new version is in use/));
  await expect(steps.filter({ hasText: "Write the new version" })).toContainText("Done");
  await expect(steps.filter({ hasNotText: "Done" })).toHaveCount(0);
  await expect(watched.getByText(/^Both values work until/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);

  await passUntilRetired(world);
  await expect(watched.getByText(/^The old version was disabled/)).toBeVisible();
  await watched.getByRole("link", { name: new RegExp(`^${secret.name}`) }).click();
  const versions = panel(tab, secret.name).getByRole("row");
  await expect(versions.nth(1)).toContainText("Current");
  await expect(versions.nth(2)).toContainText("Disabled");
});

test("a workflow that fails says what has failed and how things stand; it is started again", async ({
  openAs,
  world,
}) => {
  await setPlanOf(world, "approver", secret, briefPlan(planned.workflow("-fail")));
  const { page, tab } = await openAs("approver", { subPage: subPageOf(secret) });
  const watched = await rotateByClick(tab, secret);
  await passUntilShown(world, watched.getByText(/has failed.*The old version is in use/));
  await expect(stepsOf(watched).filter({ hasText: /Failed/ })).not.toHaveCount(0);
  await expect(watched.getByText(/You can start again\.$/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);

  await setPlanOf(world, "approver", secret, briefPlan(planned.workflow(), 1));
  await watched.getByRole("button", { name: "Start again" }).click();
  await confirm(tab);
  await passUntilShown(world, watchedOf(tab, secret).getByText(/^The new version is in use/));
  const statuses = (await rotationsIn(world)).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual(["failed", "succeeded"]);
});
