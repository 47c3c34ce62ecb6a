import type { Page } from "playwright/test";
import { AccessRequests } from "@vault-tab/contract";
import { askFor, form, section, send } from "./asking-for-access.ts";
import { expect, test } from "./own-world.ts";
import { addressOf, tabOf } from "./people.ts";

const prod = /^adyen-api-key.*kv-payments-prod/;
const what = "adyen-api-key in kv-payments-prod";

/** Where the tab stands now: the address in its frame. */
const placeIn = async (page: Page): Promise<string> => {
  const element = await page.waitForSelector("iframe[name=embedded-page-container]");
  const frame = await element.contentFrame();
  return new URL(frame?.url() ?? "about:blank").pathname;
};

test("the bell says who asks and what became of it, and a click leads there", async ({
  openAs,
  context,
  endpoints,
  world,
}) => {
  await world.control("consent", { persona: "approver", granted: true });
  const approver = await context.newPage();
  await approver.goto(addressOf(endpoints.teamsHost, "approver"));
  await expect(approver.getByRole("button", { name: "Activity", exact: true })).toBeVisible();

  const { page, tab } = await openAs("requester");
  await askFor(tab, prod);
  await form(tab).getByLabel("Reason").fill("The nightly payout fails");
  await form(tab).getByLabel("Ticket").fill("INC-4711");
  await send(tab).click();
  await expect(form(tab).getByText("Your request is on its way")).toBeVisible();

  await approver.getByRole("button", { name: "Activity, 1 unread" }).click();
  const asks = approver.getByRole("button", { name: new RegExp(`Requester asks .* ${what}`) });
  await expect(asks).toBeVisible();
  await expect(approver.getByText("payout")).toHaveCount(0);
  await asks.click();
  const seen = tabOf(approver).getByRole("dialog", { name: /^Requester wants to/ });
  await expect(seen.getByText("The nightly payout fails")).toBeVisible();

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const token = await world.person("approver").ssoToken();
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return fetch(`${endpoints.product}/api/access-requests${path}`, { ...init, headers });
  };
  const queue = AccessRequests.parse(await (await ask("?view=to-review")).json());
  const id = queue.items[0]?.id ?? "";
  expect(await placeIn(approver)).toBe(`/review/${id}`);

  const decision = JSON.stringify({ decision: "approve", version: 1, duration: "PT1H" });
  expect((await ask(`/${id}/decisions`, { method: "POST", body: decision })).status).toBe(200);
  await page.getByRole("button", { name: "Activity, 2 unread" }).click();
  await expect(page.getByText(`Approver approved your access to ${what}`)).toBeVisible();
  await page.getByRole("button", { name: `Your access to ${what} is open` }).click();
  await expect(section(tab, "My access")).toHaveAttribute("aria-current", "page");
  await expect(tab.getByText(/^Open until/)).toBeVisible();
  expect(await placeIn(page)).toMatch(/^\/access\/[0-9a-f-]{36}$/);
});
