import { readFile } from "node:fs/promises";
import { SentRequests } from "@vault-tab/contract";
import type { FrameLocator } from "playwright/test";
import { section } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, type OwnWorld, test } from "./own-world.ts";

const REASON = "The payout fails \u202Etxt.exe";

const ask = async (world: OwnWorld): Promise<string> => {
  const answer = await fetch(`${world.sandbox.endpoints.product}/api/access-requests`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await world.person("requester").ssoToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      secrets: [{ vault: "kv-payments-prod", name: "adyen-api-key" }],
      role: "read",
      duration: "PT1H",
      reason: REASON,
      ticket: "INC-4711",
    }),
  });
  return SentRequests.parse(await answer.json()).items[0]?.id ?? "";
};

const log = (tab: FrameLocator) => tab.getByRole("list", { name: "Activity" });
const asked = "Requester asked for adyen-api-key in kv-payments-prod";

test("an auditor finds an entry, sees its place in the chain, and takes the log along", async ({
  openAs,
  world,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], {
    origin: world.sandbox.endpoints.teamsHost,
  });
  await ask(world);
  const { page, tab } = await openAs("auditor", { place: "personal" });
  await section(tab, "Activity").click();
  const row = log(tab).getByRole("button", { name: asked });
  await expect(row).toBeVisible();
  await expect(log(tab).getByText("Vault Tab was started").first()).toBeVisible();
  await expectNoFaultsInAnyTheme(page);

  await tab.getByRole("button", { name: "What" }).click();
  await tab.getByRole("menuitemradio", { name: "Requests" }).click();
  await expect(log(tab).getByText("Vault Tab was started")).toHaveCount(0);
  await tab.getByRole("searchbox", { name: "Search the log" }).fill("no such word anywhere");
  await expect(tab.getByRole("heading", { name: "Nothing like that in the log" })).toBeVisible();
  await tab.getByRole("button", { name: "Clear all filters" }).click();

  await row.focus();
  await page.keyboard.press("Enter");
  const panel = tab.getByRole("dialog", { name: asked });
  await expect(panel.getByText("U+202E")).toBeVisible();
  await panel.getByRole("button", { name: "Copy hash", exact: true }).click();
  await expect(panel.getByRole("status")).toHaveText("The hash was copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{64}$/);
  await expectNoFaultsInAnyTheme(page);
  await tab.locator("body").press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(row).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row).not.toBeFocused();
  await expect(log(tab).locator("button:focus")).toHaveCount(1);

  const download = page.waitForEvent("download");
  await tab.getByRole("button", { name: "Export" }).click();
  await tab.getByRole("menuitem", { name: /JSON lines/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^vault-tab-log-.+\.jsonl$/);
  expect(await readFile(await file.path(), "utf8")).toContain("access-requested");
});

test("days are chosen, stay chosen in other sections, and hold for the file too", async ({
  openAs,
  world,
}) => {
  await ask(world);
  const { page, tab } = await openAs("auditor", { place: "personal" });
  await section(tab, "Activity").click();
  const row = log(tab).getByRole("button", { name: asked });
  const nothing = tab.getByRole("heading", { name: "Nothing like that in the log" });
  const time = tab.getByRole("button", { name: /^Time/ });
  await time.click();
  await tab.getByRole("radio", { name: "Today" }).check();
  await tab.locator("body").press("Escape");
  await expect(time).toHaveText("Time: Today");
  await expect(row).toBeVisible();
  await time.click();
  await tab.getByLabel("To", { exact: true }).fill("2020-01-02");
  await expect(tab.getByText("This is before the first day.")).toBeVisible();
  await tab.getByLabel("From", { exact: true }).fill("2020-01-01");
  await expect(tab.getByText("This is before the first day.")).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
  await tab.locator("body").press("Escape");
  await expect(nothing).toBeVisible();
  await expect(time).toBeFocused();

  const download = page.waitForEvent("download");
  await tab.getByRole("button", { name: "Export" }).click();
  await tab.getByRole("menuitem", { name: /Table/ }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(1);

  await section(tab, "Rules").click();
  await expect(tab.getByRole("heading", { name: "Rules", level: 1 })).toBeVisible();
  await section(tab, "Activity").click();
  await expect(time).toHaveText(/2020/);
  await tab.getByRole("button", { name: "Clear all", exact: true }).click();
  await expect(row).toBeVisible();
});

test("the whole log is checked at the press of a button", async ({ openAs, world }) => {
  await ask(world);
  const { tab } = await openAs("admin");
  await section(tab, "Activity").click();
  const found = tab.getByText(/^Intact to #\d+, checked a moment ago$/);
  await expect(found).toBeVisible();
  const before = await found.innerText();
  await tab.getByRole("button", { name: "Check now" }).click();
  await expect(found).not.toHaveText(before);
});

test("a person sees what concerns them and nothing of others", async ({ openAs, world }) => {
  await ask(world);
  const { tab } = await openAs("requester");
  await section(tab, "Activity").click();
  await expect(log(tab).getByText(asked)).toBeVisible();
  await expect(log(tab).getByText("Vault Tab was started")).toHaveCount(0);
  await expect(tab.getByRole("button", { name: "Check now" })).toHaveCount(0);
  const outside = await openAs("outsider", { place: "personal" });
  await section(outside.tab, "Activity").click();
  await expect(outside.tab.getByRole("heading", { name: "Nothing yet" })).toBeVisible();
});
