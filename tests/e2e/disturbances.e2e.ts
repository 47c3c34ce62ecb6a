import { addTab } from "../screenshots/configured-tab.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { grid, listIsThere, row, rows } from "./secret-list.ts";

test.use({
  expectedAlarm: /\/api\/|Failed to fetch|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/,
});

const refresh = { name: "Refresh" } as const;

test("Azure throttles one vault: the others are there, it is named, counted down and tried again", async ({
  openAs,
  world,
}) => {
  const fault = { service: "key-vault", match: "kv-payments-dev", effect: "throttle", seconds: 6 };
  await world.control("faults", { add: fault });
  const { tab } = await openAs("approver");
  await expect(row(tab, /kv-platform/).first()).toBeVisible();
  await expect(row(tab, /kv-payments-dev/)).toHaveCount(0);
  await expect(tab.getByText(/could (not )?be read: Azure asks us to slow down/)).toBeVisible();
  await expect(tab.getByText(/^Next try in [1-9]\d* s$/).first()).toBeVisible();
  await world.control("faults", { clear: true });
  // Nobody clicks: it goes on by itself.
  await expect(row(tab, /kv-payments-dev/).first()).toBeVisible();
  await expect(tab.getByText(/slow down/)).toHaveCount(0);
});

test("one vault fails: the others are there, and one button tries it again", async ({
  openAs,
  world,
}) => {
  const fault = { service: "key-vault", match: "kv-platform", effect: "fail-500" };
  await world.control("faults", { add: fault });
  const { page, tab } = await openAs("approver");
  await expect(row(tab, /kv-payments-dev/).first()).toBeVisible();
  await expect(tab.getByText(/could (not )?be read: Azure does not answer/)).toBeVisible();
  await expect(row(tab, /kv-platform/)).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
  await world.control("faults", { clear: true });
  await tab.getByRole("button", { name: "Try again" }).first().click();
  await expect(row(tab, /kv-platform/).first()).toBeVisible();
  await expect(tab.getByText(/does not answer/)).toHaveCount(0);
});

test("without a connection the rows stay, it is said, and it comes back by itself", async ({
  openAs,
  context,
  world,
}) => {
  expect(world.sandbox.endpoints.vaults).not.toHaveLength(0);
  const { tab } = await openAs("requester");
  await listIsThere(tab);
  await context.setOffline(true);
  await tab.getByRole("button", refresh).click();
  await expect(tab.getByText(/Vault Tab cannot be reached. What you see was read/)).toBeVisible();
  await expect(tab.getByText(/You may be offline/)).toBeVisible();
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible();
  await context.setOffline(false);
  await expect(tab.getByText(/You may be offline/)).toHaveCount(0);
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible();
});

test("the service is killed: the rows stay, it is said; started again, it goes on by itself", async ({
  openAs,
  world,
}) => {
  const { tab } = await openAs("requester");
  await listIsThere(tab);
  await world.kill();
  await tab.getByRole("button", refresh).click();
  await expect(tab.getByText(/You may be offline/)).toBeVisible();
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible();
  await world.startAgain();
  await expect(tab.getByText(/You may be offline/)).toHaveCount(0, { timeout: 30_000 });
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible();
});

test("a tab that is opened while the service is down says so, and opens once it is back", async ({
  openAs,
  world,
}) => {
  await world.kill();
  const { page, tab } = await openAs("requester");
  await expect(page.getByRole("alert")).toContainText("is not answering");
  await world.startAgain();
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible({ timeout: 30_000 });
});

test("a sign-in that ran out is renewed without a word", async ({ openAs, world, context }) => {
  const { page, tab } = await openAs("crypto-only");
  await expect(rows(tab)).toHaveCount(5);
  await world.control("clock", { advance: "PT2H" });
  await tab.getByRole("button", refresh).click();
  await expect(tab.getByRole("button", refresh)).toBeEnabled();
  await expect(rows(tab)).toHaveCount(5);
  await expect(tab.getByRole("alert")).toHaveCount(0);
  await expect(tab.getByText(/run out|Sign in/)).toHaveCount(0);
  expect(context.pages()).toEqual([page]);
});

test("all of Key Vault fails: nothing is shown as if it were all, and there is a way on", async ({
  openAs,
  world,
}) => {
  await world.control("faults", { add: { service: "key-vault", match: "", effect: "fail-500" } });
  const { page, tab } = await openAs("requester");
  await expect(tab.getByText(/Azure does not answer/).first()).toBeVisible();
  await expect(grid(tab)).toHaveCount(0);
  await expectNoFaultsInAnyTheme(page);
  await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toHaveCount(0);
  await world.control("faults", { clear: true });
  await tab
    .getByRole("button", { name: /Try again|Look again/ })
    .first()
    .click();
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeVisible();
});

test("rows that come in late take neither the focus nor the place of the row that has it", async ({
  openAs,
  world,
}) => {
  const late = { service: "key-vault", match: "kv-fleet", effect: "slow", seconds: 3 };
  await world.control("faults", { add: late });
  const { page, tab } = await openAs("requester");
  await row(tab, /^adyen-webhook-hmac kv-payments-dev/).focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("PageDown");
  const focused = grid(tab).locator("[role=row]:focus");
  await expect(focused).toBeInViewport({ ratio: 0.95 });
  const name = await focused.innerText();
  const place = Number(await focused.getAttribute("aria-rowindex"));
  // Within the list: a notice above it, that a vault is late, comes and goes for everybody.
  const placeInList = async (): Promise<number> => {
    const [whole, one] = [await grid(tab).boundingBox(), await focused.boundingBox()];
    return (one?.y ?? 0) - (whole?.y ?? 0);
  };
  const top = await placeInList();
  await expect
    .poll(async () => Number(await focused.getAttribute("aria-rowindex")))
    .toBeGreaterThan(place + 20);
  expect(await focused.innerText()).toBe(name);
  expect(Math.abs((await placeInList()) - top)).toBeLessThan(3);
  await page.keyboard.press("ArrowDown");
  await expect(focused).toBeInViewport();
});

test("who may see a vault that does not answer is not told that they see none", async ({
  openAs,
  page,
  endpoints,
  world,
}) => {
  const place = { team: "Payments", channel: "Secrets" } as const;
  await addTab({ page, origins: endpoints }, place, ["kv-payments-dev"]);
  const silent = { service: "key-vault", match: "crypto-only", effect: "stall" };
  await world.control("faults", { add: silent });
  const { tab } = await openAs("crypto-only", place);
  await expect(tab.getByText(/could (not )?be read: Azure does not answer/)).toBeVisible();
  await expect(tab.getByRole("heading", { name: "Nothing could be read so far" })).toBeVisible();
  await expect(tab.getByText("You can’t see")).toHaveCount(0);
  await world.control("faults", { clear: true });
  await tab.getByRole("button", { name: "Try again" }).click();
  await expect(
    tab.getByRole("heading", { name: "You can’t see kv-payments-dev yet." }),
  ).toBeVisible();
});
