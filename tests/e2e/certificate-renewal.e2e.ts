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

/** Signed by an authority that takes five minutes; and by one that never answers. */
const slow: Rotated = { vault: "kv-payments-dev", kind: "certificate", name: "open-banking-qwac" };
const silent: Rotated = { ...slow, name: "webhook-client-auth" };

const plan: NewRotationPlan = {
  settings: { rotator: "certificate-renewal" },
  overlap: "PT1M",
  quiet: "PT15M",
  tell: [],
  version: 0,
};

test("whoever lacks the right in Azure is told which, before anything happened", async ({
  openAs,
  world,
}) => {
  await setPlanOf(world, "approver", slow, plan);
  const { page, tab } = await openAs("second-approver", { subPage: subPageOf(slow) });
  const opened = panel(tab, slow.name);
  await expect(
    opened.getByText(/you lack Microsoft\.KeyVault\/vaults\/certificates\/create\/action/),
  ).toBeVisible();
  await expect(opened.getByText(/Key Vault Certificates Officer/)).toBeVisible();
  await expect(opened.getByRole("button", { name: "Rotate…" })).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
  const body = { ...slow, reason: "All the same" };
  const answer = await send(world, "second-approver", "POST", "/api/rotations", body);
  expect(answer.status).toBe(403);
  expect(await rotationsIn(world)).toEqual([]);
  await expect(opened.getByRole("row")).toHaveCount(1 + 1);
});

test("the secret of a certificate leads to the certificate", async ({ openAs }) => {
  const { tab } = await openAs("approver", { subPage: subPageOf({ ...slow, kind: "secret" }) });
  await panel(tab, slow.name).getByRole("link", { name: "Open the certificate" }).click();
  await expect(panel(tab, slow.name).getByText("Certificate in kv-payments-dev")).toBeVisible();
});

test("a certificate is renewed while one looks on, and its old version disabled once nothing uses it", async ({
  openAs,
  world,
}) => {
  test.slow();
  const { page, tab } = await openAs("approver", { subPage: subPageOf(slow) });
  await tab.getByRole("button", { name: "Make a plan…" }).click();
  await tab.getByLabel("Both versions work for at least").fill("1 minute");
  await tab.getByLabel("The old one is disabled once nothing has used it for").fill("15 minutes");
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("button", { name: "Save the plan" }).click();
  const opened = panel(tab, slow.name);
  await expect(opened.getByText("Once nothing has used it for 15 minutes")).toBeVisible();

  await opened.getByRole("button", { name: "Rotate…" }).click();
  await expect(tab.getByText(/asks the certificate’s issuer for the next version/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("textbox", { name: "Reason" }).fill("It expires in two weeks");
  await tab.getByRole("button", { name: "Rotate now" }).click();

  const watched = tab.getByRole("dialog", { name: `Rotation of ${slow.name}` });
  const steps = watched.getByRole("list", { name: "Steps" }).getByRole("listitem");
  await expect(steps.filter({ hasText: "slow-ca signs it" })).toContainText("Running", {
    timeout: 60_000,
  });
  await expect(watched.getByText(/^Step 2 of 4: Wait until it is issued/).first()).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await passUntil(world, "PT2M", async () => (await rotationsIn(world))[0]?.status === "succeeded");
  await expect(watched.getByText(/^The new version is in use/)).toBeVisible();
  await expect(steps).toHaveText([/Done/, /Done/, /Done/, /Done/]);
  expect(await rotationsIn(world)).toHaveLength(1);

  const isRetired = async () => (await rotationsIn(world))[0]?.retirement?.status === "retired";
  await passUntil(world, "PT11M", isRetired);
  await expect(watched.getByText(/^The old version was disabled/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await watched.getByRole("link", { name: new RegExp(`^${slow.name}`) }).click();
  const versions = panel(tab, slow.name).getByRole("row");
  await expect(versions).toHaveCount(1 + 2);
  await expect(versions.nth(1)).toContainText("Current");
  await expect(versions.nth(2)).toContainText("Disabled");
});

test.describe("on a phone of 320 px", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("a renewal that no authority answers is cancelled, and says so until it has", async ({
    openAs,
    world,
  }) => {
    await setPlanOf(world, "approver", silent, plan);
    const { tab } = await openAs("approver", { subPage: subPageOf(silent), mobile: "android" });
    const narrow = () => expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
    await panel(tab, silent.name).getByRole("button", { name: "Rotate…" }).click();
    await narrow();
    await tab.getByRole("textbox", { name: "Reason" }).fill("It has expired");
    await tab.getByRole("button", { name: "Rotate now" }).click();
    const watched = tab.getByRole("dialog", { name: `Rotation of ${silent.name}` });
    await expect(watched.getByText("silent-ca signs it")).toBeVisible();
    await narrow();
    await watched.getByRole("button", { name: "Cancel" }).click();
    await tab.getByRole("button", { name: "Cancel it" }).click();
    await expect(watched.getByText(/It was asked to stop/)).toBeVisible();
    await world.control("clock", { advance: "PT11M" });
    await expect(watched.getByText(/Delete it in Azure before you start again/)).toBeVisible({
      timeout: 60_000,
    });
    await narrow();
  });
});
