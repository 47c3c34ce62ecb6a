import { SentRequests } from "@vault-tab/contract";
import type { FrameLocator } from "playwright/test";
import { form, readsIn, section, send } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, type OwnWorld, test } from "./own-world.ts";

const dev = { vault: "kv-payments-dev", name: "adyen-api-key" };
const prod = { vault: "kv-payments-prod", name: "adyen-api-key" };

const post = async (
  world: OwnWorld,
  person: string,
  path: string,
  body: object,
): Promise<unknown> => {
  const answer = await fetch(`${world.sandbox.endpoints.product}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await world.person(person).ssoToken()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return answer.json();
};

const ask = async (world: OwnWorld, secret: object, duration = "PT1H"): Promise<string> => {
  const wish = { role: "read", duration, reason: "The payout fails", ticket: "INC-4711" };
  const body = { ...wish, secrets: [secret] };
  const sent = await post(world, "requester", "/api/access-requests", body);
  return SentRequests.parse(sent).items[0]?.id ?? "";
};

const card = (tab: FrameLocator, name: string) =>
  tab.getByRole("listitem").filter({ has: tab.getByRole("heading", { name }) });

test("what waits is decided, withdrawn or asked again, without a reload", async ({
  openAs,
  world,
}) => {
  const first = await ask(world, prod);
  const { page, tab } = await openAs("requester");
  await section(tab, "My access").click();
  const waiting = card(tab, "adyen-api-key in kv-payments-prod");
  await expect(waiting.getByText("Approver or Second approver can decide.")).toBeVisible();
  await expect(waiting.getByText("INC-4711")).toBeVisible();
  await post(world, "approver", `/api/access-requests/${first}/decisions`, {
    decision: "decline",
    version: 1,
    comment: "Use the new one",
  });
  await expect(tab.getByText(/^Declined by Approver/)).toBeVisible();
  await expect(waiting.getByText("Use the new one")).toBeVisible();
  await waiting.getByRole("button", { name: "Ask again" }).click();
  await expect(form(tab).getByLabel("Reason")).toHaveValue("The payout fails");
  await expect(form(tab).getByLabel("Ticket")).toHaveValue("INC-4711");
  await send(tab).click();
  await form(tab).getByRole("button", { name: "Go to My access" }).click();
  await tab.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(tab.getByText(/^Withdrawn by you/)).toBeVisible();
  await expect(tab.getByRole("heading", { name: "Waiting for a decision" })).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
});

test("a link leads to the very item, however far back: in sight, focused and marked", async ({
  openAs,
  world,
}) => {
  const first = await ask(world, prod);
  const withdraw = (id: string) =>
    post(world, "requester", `/api/access-requests/${id}/withdrawal`, {});
  await withdraw(first);
  // More than a page of the list.
  for (let earlier = 0; earlier < 31; earlier += 1) {
    await withdraw(await ask(world, { ...prod, name: "paypal-client-secret" }));
  }
  const { tab } = await openAs("requester", { subPage: `my-access/${first}` });
  const item = card(tab, "adyen-api-key in kv-payments-prod");
  await expect(item).toBeFocused();
  await expect(item).toBeInViewport();
  await expect(item).toHaveAttribute("aria-current", "true");
  await expect(tab.locator("li[aria-current]")).toHaveCount(1);
});

test("a link to what is open leads there once; what is somebody else’s is said to be", async ({
  openAs,
  openBesideAs,
  world,
}) => {
  const open = await ask(world, dev);
  const { tab } = await openAs("requester", { subPage: `my-access/${open}` });
  const item = card(tab, "adyen-api-key in kv-payments-dev");
  await expect(item).toBeFocused();
  await section(tab, "My access").focus();
  await ask(world, { ...dev, name: "paypal-client-secret" });
  await expect(card(tab, "paypal-client-secret in kv-payments-dev")).toBeVisible();
  await expect(section(tab, "My access")).toBeFocused();

  const beside = await openBesideAs("approver", { subPage: `my-access/${open}` });
  await expect(
    beside.tab.getByText(/^What the link leads to is not among your access/),
  ).toBeVisible();
});

test("what is open is used without being shown, extended and given back", async ({
  openAs,
  world,
  context,
  endpoints,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], {
    origin: endpoints.teamsHost,
  });
  const read = readsIn(world);
  await ask(world, dev);
  const { page, tab } = await openAs("requester");
  await section(tab, "My access").click();
  const open = card(tab, "adyen-api-key in kv-payments-dev");
  await expect(open.getByText(/^Open until/).first()).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await open.getByRole("button", { name: "Use adyen-api-key" }).click();
  const use = tab.getByRole("dialog", { name: /^Use adyen-api-key/ });
  await use.getByRole("button", { name: "Copy the command: To the clipboard, macOS" }).click();
  await expect(use.getByRole("status")).toHaveText("The command was copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^printf %s "\$\(az keyvault secret show .*\)" \| pbcopy$/);
  await use.getByRole("tab", { name: "PowerShell" }).click();
  await expect(use.getByText(/Set-Clipboard$/)).toBeVisible();
  await expect(use.getByRole("link", { name: /Azure’s portal/ })).toHaveAttribute(
    "href",
    /portal\.azure\.com\/#@.*kv-payments-dev\.vault\.azure\.net\/secrets\/adyen-api-key$/,
  );
  await page.keyboard.press("Escape");
  await expect(open.getByRole("button", { name: "Use adyen-api-key" })).toBeFocused();

  const before = await open.getByRole("time").first().getAttribute("datetime");
  await open.getByRole("button", { name: "Extend" }).click();
  await form(tab).getByLabel("Reason").fill("It takes longer");
  await form(tab).getByRole("button", { name: "Ask to extend" }).click();
  await expect(form(tab)).toContainText(/Approved by rule|It is open/);
  await form(tab).getByRole("button", { name: "Close" }).last().click();
  expect(before).not.toBeNull();

  expect(await read("requester", dev.vault, dev.name)).toBe(200);
  await tab.getByRole("button", { name: "Give back" }).first().click();
  await tab.getByRole("button", { name: "Give it back" }).click();
  await expect(tab.getByText(/Given back/).first()).toBeVisible();
  // Not hidden from screen readers with the dialog's card gone.
  await expect(tab.getByRole("heading", { name: "My access" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("the way to the portal comes first, and Teams' back button closes it", async ({
    openAs,
    world,
  }) => {
    await ask(world, dev);
    const { page, tab } = await openAs("requester", { mobile: "android" });
    await section(tab, "My access").click();
    await tab.getByRole("button", { name: "Use adyen-api-key" }).click();
    const use = tab.getByRole("dialog", { name: /^Use adyen-api-key/ });
    const link = await use.getByRole("link").boundingBox();
    const tabs = await use.getByRole("tablist").boundingBox();
    expect(link?.y).toBeLessThan(tabs?.y ?? 0);
    await page.getByRole("button", { name: "Back", exact: true }).click();
    await expect(use).toHaveCount(0);
    await expect(tab.getByRole("heading", { name: "My access" })).toBeVisible();
  });
});
