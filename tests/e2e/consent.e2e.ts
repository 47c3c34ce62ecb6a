import type { FrameLocator, Page } from "playwright/test";
import { expectNoFaultsInAnyTheme, findFaults } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { grid, row, rows } from "./secret-list.ts";

test.use({ expectedAlarm: /40[13] .*\/api\// });

/** Microsoft's window, opened by a button of the tab. */
const openWindow = async (page: Page, tab: FrameLocator, button: string): Promise<Page> => {
  const opening = page.waitForEvent("popup");
  await tab.getByRole("button", { name: button }).click();
  return opening;
};

const signIn = async (window: Page, password: string): Promise<void> => {
  await window.getByLabel("Password").fill(password);
  await window.getByRole("button", { name: "Sign in" }).click();
};

const passwordOf = (
  world: { sandbox: { endpoints: { personas: readonly { key: string; password: string }[] } } },
  person: string,
): string => world.sandbox.endpoints.personas.find(({ key }) => key === person)?.password ?? "";

test("consent that is missing: refused in the window, told in words, then given", async ({
  openAs,
  world,
}) => {
  await world.control("consent", { persona: "requester", granted: false });
  const { page, tab } = await openAs("requester");
  const alert = tab.getByRole("alert");
  await expect(alert).toContainText("Vault Tab needs your consent");
  await expect(alert).toContainText("You agree once, in a window of Microsoft's.");
  await expect(grid(tab)).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);

  const refused = await openWindow(page, tab, "Give consent");
  await signIn(refused, passwordOf(world, "requester"));
  await expect(refused.getByRole("heading", { name: "Permissions requested" })).toBeVisible();
  await expect(refused.getByRole("listitem").filter({ hasText: "Azure Key Vault" })).toBeVisible();
  expect(await findFaults(refused)).toEqual([]);
  const closing = refused.waitForEvent("close");
  await refused.getByRole("button", { name: "Cancel" }).click();
  await closing;
  await expect(alert).toContainText("You did not agree, so nothing was changed.");
  await expect(grid(tab)).toHaveCount(0);

  const given = await openWindow(page, tab, "Give consent");
  await given.getByRole("button", { name: "Accept" }).click();
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test("a window that is closed leaves everything as it was", async ({ openAs, world }) => {
  await world.control("consent", { persona: "requester", granted: false });
  const { page, tab } = await openAs("requester");
  const window = await openWindow(page, tab, "Give consent");
  await window.close();
  await expect(tab.getByRole("button", { name: "Give consent" })).toBeEnabled();
  await expect(tab.getByRole("alert")).toContainText("Vault Tab needs your consent");
});

test("a second factor is asked for by Microsoft, declined, then approved", async ({
  openAs,
  world,
}) => {
  await world.control("mfa", { persona: "crypto-only", required: true });
  const { page, tab } = await openAs("crypto-only");
  await expect(tab.getByRole("alert")).toContainText("Microsoft wants to be sure that it is you");
  await expect(grid(tab)).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);

  const declined = await openWindow(page, tab, "Sign in");
  await signIn(declined, passwordOf(world, "crypto-only"));
  const closing = declined.waitForEvent("close");
  await declined.getByRole("button", { name: "Cancel" }).click();
  await closing;
  await expect(tab.getByRole("alert")).toContainText(/not agree|could not finish/);

  const approved = await openWindow(page, tab, "Sign in");
  await approved.getByRole("button", { name: "Approve" }).click();
  await expect(rows(tab)).toHaveCount(5);
});

test("Conditional Access: the person hears Microsoft's own reason and is not let in", async ({
  openAs,
  world,
}) => {
  await world.control("conditional-access", { persona: "requester", blocked: true });
  const { page, tab } = await openAs("requester");
  await expect(tab.getByRole("alert")).toContainText("Microsoft wants to be sure that it is you");
  const window = await openWindow(page, tab, "Sign in");
  await signIn(window, passwordOf(world, "requester"));
  await window.getByRole("button", { name: "Approve" }).click();
  await expect(window.getByRole("alert")).toContainText("Conditional Access");
  const closing = window.waitForEvent("close");
  await window.getByRole("button", { name: "Back to the app" }).click();
  await closing;
  await expect(tab.getByRole("button", { name: "Sign in" })).toBeEnabled();
  await expect(grid(tab)).toHaveCount(0);
});

test("a disabled account is told that Teams could not sign it in", async ({ openAs, world }) => {
  await world.control("account", { persona: "requester", enabled: false });
  const { tab } = await openAs("requester");
  await expect(tab.getByRole("alert")).toContainText("Teams could not sign you in");
  await expect(tab.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(grid(tab)).toHaveCount(0);
});
