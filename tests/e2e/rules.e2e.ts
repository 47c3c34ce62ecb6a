import { section } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./people.ts";

test("the rules are read in words, with where they stand", async ({ openAs }) => {
  const { page, tab } = await openAs("requester");
  await section(tab, "Rules").click();
  await expect(tab.getByText(/^rules\/legacy\.cedar, line \d+$/).first()).toBeVisible();
  await expect(tab.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(tab.getByText("Forbids").first()).toBeVisible();
  await expect(tab.getByLabel("Person")).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
});

test("a wish is tried by keyboard, and named where it is amiss", async ({ openAs }) => {
  const { page, tab } = await openAs("requester");
  await section(tab, "Rules").click();
  await tab.getByRole("button", { name: "What do the rules say?" }).click();
  await expect(tab.getByText("Name a vault.")).toBeVisible();
  await expect(tab.getByText("Name a secret.")).toBeVisible();
  await tab.getByRole("combobox", { name: "Vault" }).fill("kv-payments-prod");
  await tab.getByRole("textbox", { name: "Secret" }).fill("adyen-api-key");
  await page.keyboard.press("Enter");
  const answer = tab.getByRole("list", { name: "What the rules say" });
  await expect(answer.getByText("For 4 hours at most.")).toBeVisible();
  await expect(
    answer.getByText("One of these people has to approve: Approver and Second approver."),
  ).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
});

test("an admin tries what the rules say to somebody else", async ({ openAs }) => {
  const { tab } = await openAs("admin");
  await section(tab, "Rules").click();
  await tab.getByRole("combobox", { name: "Person" }).fill("Nobody of this name");
  await tab.getByRole("combobox", { name: "Vault" }).fill("kv-payments-prod");
  await tab.getByRole("textbox", { name: "Secret" }).fill("adyen-api-key");
  await tab.getByRole("button", { name: "What do the rules say?" }).click();
  await expect(tab.getByText("Nobody of this name stands in the log.")).toBeVisible();
  await tab.getByRole("combobox", { name: "Person" }).fill("a1000000-0000-4000-8000-000000000001");
  await tab.getByRole("button", { name: "What do the rules say?" }).click();
  await expect(
    tab.getByRole("list", { name: "What the rules say" }).getByText(/^Allowed/),
  ).toBeVisible();
});
