import { askFor, form, readsIn, section, send, tick } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { grid, listIsThere, panel, row, search } from "./secret-list.ts";

test.use({ expectedAlarm: /4\d\d .*\/api\/access-requests/ });

const dev = /^adyen-api-key.*kv-payments-dev/;
const legacy = /^intranet-tls kv-legacy Certificate/;
const prod = /^adyen-api-key.*kv-payments-prod/;

test("a development secret opens by rule, is said to be open, and ends", async ({
  openAs,
  world,
}) => {
  const read = readsIn(world);
  const { tab } = await openAs("requester");
  expect(await read("requester", "kv-payments-dev", "adyen-api-key")).toBe(403);
  await askFor(tab, dev);
  await expect(form(tab).getByText("Nobody has to: a rule approves it at once")).toBeVisible();
  await expect(form(tab).getByText(/Key Vault Secrets User on adyen-api-key in/)).toBeVisible();
  await send(tab).click();
  await expect(form(tab).getByLabel("Reason")).toBeFocused();
  await expect(form(tab).getByText(/what you need it for/)).toBeVisible();
  await form(tab).getByLabel("Reason").fill("The nightly payout fails");
  await form(tab).getByLabel("For how long").fill("9 hours");
  await expect(form(tab).getByText("The rules allow at most 8 hours.")).toBeVisible();
  await form(tab).getByLabel("For how long").fill("8 seconds");
  await send(tab).click();
  await expect(form(tab).getByText("It is open")).toBeVisible();
  expect(await read("requester", "kv-payments-dev", "adyen-api-key")).toBe(200);
  await form(tab).getByRole("button", { name: "Go to My access" }).click();
  await expect(tab.getByText(/^Open until .* left$/)).toBeVisible();
  await expect(tab.getByText("Its time is over", { exact: false }).first()).toBeVisible();
  await expect(tab.getByRole("heading", { name: "Open now" })).toHaveCount(0);
  await expect(tab.getByText(/Key Vault may still honour it until/)).toBeVisible();
  expect(await read("requester", "kv-payments-dev", "adyen-api-key")).toBe(403);
});

test("a production secret takes a ticket and somebody who decides", async ({
  openAs,
  world: _,
}) => {
  const { page, tab } = await openAs("requester");
  await row(tab, prod).click();
  const opened = panel(tab, "adyen-api-key");
  await opened.getByRole("button", { name: "Ask for access" }).click();
  await expect(form(tab).getByText("Approver or Second approver")).toBeVisible();
  await form(tab).getByLabel("Reason").fill("The nightly payout fails");
  await send(tab).click();
  await expect(form(tab).getByText("Needed here: INC- and digits")).toBeVisible();
  await expect(form(tab).getByLabel("Ticket")).toBeFocused();
  await form(tab).getByLabel("Ticket").fill("INC-4711");
  await expect(form(tab).getByText("Needed here")).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
  await send(tab).click();
  await expect(form(tab).getByText("Your request is on its way")).toBeVisible();
  await expect(form(tab).getByText(/Approver or Second approver can decide/)).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await form(tab).getByRole("button", { name: "Close" }).last().click();
  await expect(form(tab)).toHaveCount(0);
  await expect(opened.getByText("Asked", { exact: true })).toBeVisible();
});

test("what the rules refuse is told before anything is sent", async ({ openAs, world: _ }) => {
  const { tab } = await openAs("approver");
  await search(tab).fill("intranet-tls");
  await tick(tab, [legacy]);
  // What is ticked stays so, whatever the search shows.
  await search(tab).fill("adyen-api-key");
  await askFor(tab, dev);
  await expect(form(tab).getByText(/in kv-legacy is left out\./)).toBeVisible();
  await expect(form(tab).getByText(/still uses access policies/)).toBeVisible();
  await form(tab).getByRole("button", { name: "Cancel" }).click();
  await tab.getByRole("button", { name: "Clear selection" }).click();
  await search(tab).fill("intranet-tls");
  await askFor(tab, legacy);
  await expect(form(tab).getByText(/You can’t ask for/)).toBeVisible();
  await expect(send(tab)).toBeDisabled();
});

test("a secret in the reason is refused at the field, and nothing is lost", async ({
  openAs,
  world: _,
}) => {
  const { tab } = await openAs("requester");
  await askFor(tab, dev);
  const token = ["ghp", "_", "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"].join("");
  await form(tab).getByLabel("Reason").fill(`It fails with ${token}`);
  await send(tab).click();
  await expect(form(tab).getByText(/This looks as if it held a secret/)).toBeVisible();
  await form(tab).getByLabel("Reason").fill("It fails with my token");
  await expect(form(tab).getByText(/This looks as if it held a secret/)).toHaveCount(0);
  await send(tab).click();
  await expect(form(tab).getByText("It is open")).toBeVisible();
});

test("the form survives a reload, and the same wish twice is told", async ({
  openAs,
  world: _,
}) => {
  const { page, tab } = await openAs("requester");
  await askFor(tab, prod);
  await form(tab).getByLabel("Reason").fill("The nightly payout fails");
  await form(tab).getByLabel("Ticket").fill("INC-4711");
  await form(tab).getByRole("button", { name: "4 hours" }).click();
  await page.reload();
  await expect(form(tab).getByLabel("Reason")).toHaveValue("The nightly payout fails");
  await expect(form(tab).getByLabel("Ticket")).toHaveValue("INC-4711");
  await expect(form(tab).getByLabel("For how long")).toHaveValue("4 hours");
  await send(tab).click();
  await expect(form(tab).getByText("Your request is on its way")).toBeVisible();
  await form(tab).getByRole("button", { name: "Close" }).last().click();
  await page.reload();
  await listIsThere(tab);
  await expect(row(tab, prod)).toContainText("Asked");
  await expect(form(tab)).toHaveCount(0);
  await askFor(tab, prod);
  await expect(form(tab).getByText("This can’t be asked for now.")).toBeVisible();
  await expect(form(tab).getByText(/^You have asked for adyen-api-key already/)).toBeVisible();
  await expect(send(tab)).toBeDisabled();
  await form(tab).getByRole("link", { name: "Go to My access" }).click();
  await expect(section(tab, "My access")).toHaveAttribute("aria-current", "page");
});

test("by keyboard alone, with the focus back where it was", async ({ openAs, world: _ }) => {
  const { page, tab } = await openAs("requester");
  await listIsThere(tab);
  await row(tab, dev).focus();
  await page.keyboard.press("Space");
  await expect(row(tab, dev)).toHaveAttribute("aria-selected", "true");
  const ask = tab.getByRole("group", { name: "Selection" }).getByRole("button").last();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(ask).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form(tab).getByLabel("Reason")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(form(tab)).toHaveCount(0);
  await expect(ask).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form(tab).getByText("Nobody has to")).toBeVisible();
  await page.keyboard.type("The nightly payout fails");
  await page.keyboard.press("Tab");
  await expect(form(tab).getByLabel("For how long")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form(tab).getByText("It is open")).toBeVisible();
  await expect(grid(tab).locator("[aria-selected=true]")).toHaveCount(0);
});

test("in an emergency the glass is broken, with what that means said before", async ({
  openAs,
  world: _,
}) => {
  const { page, tab } = await openAs("requester");
  await askFor(tab, prod);
  await form(tab).getByRole("button", { name: "Break the glass…" }).click();
  await expect(form(tab).getByText("Only in an emergency.")).toBeVisible();
  await expect(form(tab).getByLabel("Reason")).toBeFocused();
  await expect(form(tab).getByText(/Approver and Second approver will be told/)).toBeVisible();
  await expect(form(tab).getByLabel("Ticket")).toHaveCount(0);
  await form(tab).getByLabel("Reason").fill("It burns");
  await form(tab).getByRole("button", { name: "Break the glass now" }).click();
  await expect(form(tab).getByText("At least 20 characters, so far 8.")).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await form(tab).getByLabel("Reason").fill("All payments fail and nobody answers the phone");
  await form(tab).getByRole("button", { name: "Break the glass now" }).click();
  await expect(form(tab).getByText("It is open")).toBeVisible();
});

test("who sees no vault may ask to see one by its name", async ({ openAs, world: _ }) => {
  const { page, tab } = await openAs("one-secret-only");
  const name = tab.getByLabel("Do you know the name of a vault?");
  await name.fill("kv-nowhere");
  await tab.getByRole("button", { name: "Ask to see it" }).click();
  await expect(tab.getByText(/There is no kv-nowhere that you could ask to see/)).toBeVisible();
  await name.fill("kv-platform");
  await tab.getByRole("button", { name: "Ask to see it" }).click();
  await expect(tab.getByText("Decided by Approver or Second approver.")).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await tab.getByRole("button", { name: "Ask to see kv-platform" }).click();
  await expect(form(tab).getByText(/Key Vault Reader on the vault kv-platform/)).toBeVisible();
  await form(tab).getByLabel("Reason").fill("I am new in the team");
  await send(tab).click();
  await expect(form(tab).getByText(/Approver and Second approver have to approve/)).toBeVisible();
});
