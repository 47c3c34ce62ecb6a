import type { FrameLocator } from "playwright/test";
import { section } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./people.ts";

const card = (tab: FrameLocator, name: string) =>
  tab.getByRole("listitem").filter({ has: tab.getByRole("heading", { name, exact: true }) });

test("an admin sees what each vault lacks, and copies what mends it", async ({
  openAs,
  context,
  endpoints,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], {
    origin: endpoints.teamsHost,
  });
  const { page, tab } = await openAs("admin");
  await section(tab, "Vaults").click();
  await expect(card(tab, "kv-payments-prod").getByText("Nothing is missing")).toBeVisible();
  const legacy = card(tab, "kv-legacy");
  await expect(legacy.getByText("The vault uses access policies.")).toBeVisible();
  await expect(legacy.getByText("Vault Tab may not give access here.")).toBeVisible();
  await legacy.getByRole("button", { name: "Copy command for kv-legacy" }).first().click();
  await expect(legacy.getByText("The command was copied")).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^az keyvault update .+ --name kv-legacy --enable-rbac-authorization true$/,
  );
  await expectNoFaultsInAnyTheme(page);
});

test("whoever is no admin is told no command", async ({ openAs }) => {
  const { tab } = await openAs("requester");
  await section(tab, "Vaults").click();
  await expect(card(tab, "kv-payments-dev")).toBeVisible();
  await expect(tab.getByRole("button", { name: /^Copy command/ })).toHaveCount(0);
});

test("who may look into no vault is told what to do", async ({ openAs }) => {
  const { tab } = await openAs("outsider", { place: "personal" });
  await section(tab, "Vaults").click();
  await expect(tab.getByRole("heading", { name: "No vault that you can look into" })).toBeVisible();
  await expect(tab.getByRole("button", { name: "Look again" })).toBeVisible();
});
