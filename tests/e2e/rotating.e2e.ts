import { type NewRotationPlan, RotationPlanning } from "@vault-tab/contract";
import type { FrameLocator, Page } from "playwright/test";
import { section } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { excess } from "./excess.ts";
import { expect, type OwnWorld, test } from "./own-world.ts";
import { planPathOf, rotationsIn, send, setPlanOf, subPageOf } from "./rotation-plans.ts";
import { panel } from "./secret-list.ts";

const secret = { vault: "kv-payments-dev", name: "billing-db-password", kind: "secret" } as const;
const subPage = subPageOf(secret);

const plan: NewRotationPlan = {
  settings: { rotator: "generated", recipe: { form: "uuid" }, noOutsideSystem: true },
  cadence: { every: "P30D" },
  overlap: "P7D",
  quiet: "P1D",
  tell: [],
  version: 0,
};

const setPlan = (world: OwnWorld, person: string, wish: NewRotationPlan) =>
  setPlanOf(world, person, secret, wish);

const rotateButton = (tab: FrameLocator) =>
  panel(tab, secret.name).getByRole("button", { name: "Rotate…" });

/** By keyboard alone: the dialog has the focus in its only field. */
const rotate = async (page: Page, tab: FrameLocator): Promise<void> => {
  await rotateButton(tab).press("Enter");
  await expect(tab.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.type("The quarter is over");
};

test.describe("refused before anything happened", () => {
  test("whoever lacks the right in Azure is told which", async ({ openAs, world }) => {
    await setPlan(world, "approver", plan);
    const { page, tab } = await openAs("second-approver", { subPage });
    const opened = panel(tab, secret.name);
    await expect(
      opened.getByText(/you lack Microsoft\.KeyVault\/vaults\/secrets\/setSecret\/action/),
    ).toBeVisible();
    await expect(opened.getByText(/Key Vault Secrets Officer/)).toBeVisible();
    await expect(rotateButton(tab)).toHaveCount(0);
    await expectNoFaultsInAnyTheme(page);
    const body = { ...secret, reason: "All the same" };
    const answer = await send(world, "second-approver", "POST", "/api/rotations", body);
    expect(answer.status).toBe(403);
    expect(await rotationsIn(world)).toEqual([]);
    await expect(opened.getByRole("row")).toHaveCount(1 + 4);
  });

  test("whom the rules do not let rotate is told so", async ({ openAs, world }) => {
    await setPlan(world, "approver", plan);
    const { tab } = await openAs("requester", { subPage });
    const opened = panel(tab, secret.name);
    await expect(opened.getByText("This takes an owner of Payments.")).toBeVisible();
    await expect(rotateButton(tab)).toHaveCount(0);
    await expect(opened.getByRole("button", { name: "Change the plan…" })).toHaveCount(0);
  });

  test("a generated value that somebody else would have to learn", async ({ openAs, world }) => {
    const { page, tab } = await openAs("approver", { subPage });
    await tab.getByRole("button", { name: "Make a plan…" }).click();
    await tab.getByRole("button", { name: "Save the plan" }).click();
    await expect(tab.getByText(/known to Key Vault alone/)).toBeVisible();
    await expect(tab.getByRole("checkbox", { name: /^No outside system/ })).toBeFocused();
    await expectNoFaultsInAnyTheme(page);
    const answer = await send(world, "approver", "GET", planPathOf(secret));
    expect(RotationPlanning.parse(await answer.json()).plan).toBeUndefined();
  });
});

test("a plan is made, a secret rotated by it once, and its old version disabled", async ({
  openAs,
  openBesideAs,
  world,
}) => {
  const beside = await openBesideAs("second-approver");
  await section(beside.tab, "Rotations").click();
  await expect(beside.tab.getByRole("heading", { name: "Nothing was rotated yet" })).toBeVisible();

  const { page, tab } = await openAs("approver", { subPage });
  await tab.getByRole("button", { name: "Make a plan…" }).click();
  await tab.getByRole("checkbox", { name: /^No outside system/ }).check();
  await tab.getByLabel("Every", { exact: true }).fill("30 days");
  const next = tab.getByRole("region", { name: "Next rotations" });
  await expect(next.getByRole("listitem")).toHaveCount(5);
  await tab.getByRole("button", { name: "Save the plan" }).click();
  await expect(panel(tab, secret.name).getByText("Every 30 days")).toBeVisible();

  await rotateButton(tab).press("Enter");
  await expect(tab.getByText(/^No outside system learns it/)).toBeVisible();
  await expect(tab.getByText(/^For 7 days at least/)).toBeVisible();
  await expect(tab.getByText("Who reads it now")).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("textbox", { name: "Reason" }).press("Escape");
  await expect(rotateButton(tab)).toBeFocused();
  expect(await rotationsIn(world)).toEqual([]);

  await rotate(page, tab);
  await tab.getByRole("button", { name: "Rotate now" }).dblclick();
  const watched = tab.getByRole("dialog", { name: `Rotation of ${secret.name}` });
  await expect(watched.getByText("The new version is in use", { exact: false })).toBeVisible();
  const steps = watched.getByRole("list", { name: "Steps" }).getByRole("listitem");
  await expect(steps).toHaveText([/Done/, /Done/]);
  expect(await rotationsIn(world)).toHaveLength(1);
  const row = beside.tab.getByRole("list", { name: "Being retired" }).getByRole("listitem");
  await expect(row).toContainText("Started by Approver");
  await expectNoFaultsInAnyTheme(page);

  await watched.getByRole("button", { name: "The old value is out of use" }).click();
  await tab.getByRole("textbox", { name: "How do you know" }).fill("All services have moved");
  await tab.getByRole("button", { name: "Disable the old version" }).click();
  // A sweep does it, after the answer; on a busy machine that takes a while.
  await expect(watched.getByText(/^The old version was disabled/)).toBeVisible({ timeout: 60_000 });
  await expect(beside.tab.getByRole("list", { name: "Done lately" })).toBeVisible();
  await expectNoFaultsInAnyTheme(beside.page);

  await watched.getByRole("link", { name: /^billing-db-password/ }).click();
  const versions = panel(tab, secret.name).getByRole("row");
  await expect(versions).toHaveCount(1 + 5);
  await expect(versions.nth(1)).toContainText("Current");
  await expect(versions.nth(2)).toContainText("Disabled");
});

test("a plan that somebody else changed meanwhile is not written over unseen", async ({
  openAs,
  world,
}) => {
  await setPlan(world, "approver", plan);
  const { page, tab } = await openAs("approver", { subPage });
  await tab.getByRole("button", { name: "Change the plan…" }).click();
  await tab.getByLabel("Every", { exact: true }).fill("45 days");
  await setPlan(world, "second-approver", { ...plan, cadence: { every: "P10D" }, version: 1 });
  await expect(tab.getByText(/Second approver has saved another plan meanwhile/)).toBeVisible();
  await expect(tab.getByLabel("Every", { exact: true })).toHaveValue("45 days");
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("button", { name: "Replace it by mine" }).click();
  await tab.getByRole("button", { name: "Save the plan" }).click();
  await expect(panel(tab, secret.name).getByText("Every 45 days")).toBeVisible();
});

test("what was written in a plan outlives a reload", async ({ openAs, world }) => {
  await setPlan(world, "approver", plan);
  const change = async () => {
    const { tab } = await openAs("approver", { subPage });
    await tab.getByRole("button", { name: "Change the plan…" }).click();
    return tab.getByLabel("Every", { exact: true });
  };
  const every = await change();
  await every.fill("12 days");
  await expect(await change()).toHaveValue("12 days");
});

test.describe("on a phone of 320 px nothing has to be scrolled sideways in", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("the plan, the question before a rotation, and the rotation", async ({ openAs, world }) => {
    await setPlan(world, "approver", plan);
    const { page, tab } = await openAs("approver", { subPage, mobile: "android" });
    const narrow = () => expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
    await tab.getByRole("button", { name: "Change the plan…" }).click();
    await tab.getByRole("checkbox", { name: "Only at certain times" }).check();
    await narrow();
    await tab.getByRole("button", { name: "Discard" }).click();
    await rotate(page, tab);
    await narrow();
    await tab.getByRole("button", { name: "Rotate now" }).click();
    await expect(tab.getByText(/^The new version is in use/)).toBeVisible();
    await narrow();
    await page.getByRole("button", { name: "Back", exact: true }).click();
    await expect(tab.getByRole("list", { name: "Being retired" })).toBeVisible();
    await narrow();
  });
});
