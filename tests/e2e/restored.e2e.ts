import { section } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { ask, button, opened } from "./review-queue.ts";

const dev = "kv-payments-dev";

test("after a restore everybody is told, nothing is opened, and an admin has it go on", async ({
  openAs,
  openBesideAs,
  world,
}) => {
  await world.startRestored();
  const { page, tab } = await openAs("requester");
  const told = tab.getByText(/^Vault Tab was restored from a backup of today at/);
  await expect(told).toBeVisible();
  await expect(tab.getByText("opens none until an admin confirms")).toBeVisible();
  await expect(tab.getByRole("button", { name: /Open access again/ })).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);

  await ask(world, "requester", [dev, "adyen-api-key"]);
  await section(tab, "My access").click();
  await expect(told).toBeVisible();
  await expect(tab.getByText(/Could not be opened: The database was restored\./)).toBeVisible();

  const admin = await openBesideAs("admin");
  await expect(admin.tab.getByText(/^Vault Tab was restored/)).toBeVisible();
  await button(admin.tab, "Open access again…").click();
  await button(opened(admin.tab), "Open access again").click();
  await expect(admin.tab.getByText(/^Vault Tab was restored/)).toHaveCount(0);

  await ask(world, "requester", [dev, "adyen-api-key"]);
  await expect(tab.getByText(/^Open until/)).toBeVisible();
  await page.reload();
  await expect(section(tab, "My access")).toBeVisible();
  await expect(told).toHaveCount(0);
});
