import type { FrameLocator, Page } from "playwright/test";
import { expect, tabOf, test } from "./people.ts";
import { column, listIsThere, row, rows } from "./secret-list.ts";

const configuration = (page: Page): FrameLocator => page.frameLocator("iframe[name=configuration]");
const question = "Which vaults does this channel show?";
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });

/** One tab a test, each in a channel of its own: the channels belong to all tests of the run. */
const choose = async (page: Page, vaults: readonly string[], name: string): Promise<void> => {
  const form = configuration(page);
  await form.getByRole("radio", { name: "Only these" }).click();
  for (const vault of vaults) await form.getByRole("checkbox", { name: vault }).click();
  await form.getByLabel("Name of the tab").fill(name);
  await save(page).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
};

test("no vault chosen is not saved, and said in words", async ({ openAs }) => {
  const { page } = await openAs("requester", { place: "configure", team: "Platform" });
  const form = configuration(page);
  await expect(form.getByRole("heading", { name: question })).toBeVisible();
  await expect(save(page)).toBeEnabled();
  await form.getByRole("radio", { name: "Only these" }).click();
  await expect(save(page)).toBeDisabled();
  await expect(form.getByText("Choose at least one vault, or show all.")).toBeVisible();
  await form.getByRole("checkbox", { name: "kv-payments-dev" }).click();
  await expect(save(page)).toBeEnabled();
});

test("only vaults that this person sees can be chosen", async ({ openAs }) => {
  const { page } = await openAs("requester", { place: "configure", team: "Platform" });
  await configuration(page).getByRole("radio", { name: "Only these" }).click();
  await expect(configuration(page).getByRole("checkbox")).toHaveCount(3);
  await expect(configuration(page).getByText("kv-platform")).toHaveCount(0);
});

test("somebody who sees no vault can save all the same", async ({ openAs }) => {
  const { page } = await openAs("one-secret-only", { place: "configure", team: "Platform" });
  const form = configuration(page);
  await expect(form.getByText(/You can’t see any vault yet/)).toBeVisible();
  await expect(form.getByRole("radio", { name: "Only these" })).toBeDisabled();
  await expect(save(page)).toBeEnabled();
});

test("the chosen vaults are what the channel's tab shows, and can be changed", async ({
  openAs,
}) => {
  const where = { team: "Platform", channel: "On call" } as const;
  const { page } = await openAs("requester", { ...where, place: "configure" });
  await choose(page, ["kv-payments-dev"], "Payments in development");
  const tab = tabOf(page);
  await listIsThere(tab);
  await expect(row(tab, /kv-fleet|kv-payments-prod/)).toHaveCount(0);
  expect(new Set(await column(tab, 1))).toEqual(new Set(["kv-payments-dev"]));

  await page.getByRole("button", { name: "More for Payments in development" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  const form = configuration(page);
  await expect(form.getByRole("checkbox", { name: "kv-payments-dev" })).toBeChecked();
  await form.getByRole("checkbox", { name: "kv-payments-dev" }).click();
  await form.getByRole("checkbox", { name: "kv-payments-prod" }).click();
  await save(page).click();
  await expect(row(tab, /kv-payments-prod/).first()).toBeVisible();
  await expect(row(tab, /kv-payments-dev/)).toHaveCount(0);
});

test("a colleague without rights to the chosen vault is told that they can't see it yet", async ({
  openAs,
}) => {
  const where = { team: "Payments", channel: "Secrets" } as const;
  const { page } = await openAs("approver", { ...where, place: "configure" });
  await choose(page, ["kv-platform"], "Platform");
  const platform = new URL(page.url()).searchParams.get("tab") ?? "";
  await listIsThere(tabOf(page));

  const address = new URL(page.url());
  address.searchParams.set("as", "requester");
  await page.goto(address.href);
  expect(platform).not.toBe("");
  const tab = tabOf(page);
  const told = tab.getByRole("heading", { name: "You can’t see kv-platform yet." });
  await expect(told).toBeVisible();
  await expect(tab.getByText(/Key Vault Reader/)).toBeVisible();
  await expect(tab.getByRole("button", { name: "Ask to see kv-platform" })).toBeVisible();
  await expect(tab.getByText("Decided by Approver or Second approver.")).toBeVisible();
  await expect(rows(tab)).toHaveCount(0);
  await tab.getByRole("button", { name: "Show all my vaults" }).click();
  await expect(row(tab, /kv-payments-dev/).first()).toBeVisible();
  await expect(row(tab, /kv-platform/)).toHaveCount(0);
});
