import { readsIn, section } from "./asking-for-access.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { ask, button, decide, opened, queue, request, toReview } from "./review-queue.ts";

test.use({ expectedAlarm: /(4\d\d|ERR_FAILED) .*\/api\// });

const prod = "kv-payments-prod";
const live = { timeout: 2_000 };

test("an empty queue says what comes here; what is asked comes by itself", async ({
  openAs,
  world,
}) => {
  const screen = await openAs("approver");
  await toReview(screen);
  const { tab, page } = screen;
  await expect(tab.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await ask(world, "requester", [prod, "adyen-api-key"]);
  const row = request(tab, "adyen-api-key");
  await expect(row).toBeVisible(live);
  await expect(row).toContainText(
    "Requester wants to read adyen-api-key in kv-payments-prod for 1 hour",
  );
  await expect(row).toContainText("requester needs adyen-api-key for the payout");
  await expect(row).toContainText("INC-4711");
  await expect(row).toContainText("Requester has never asked for this before");
  await expect(row).toContainText("1 approval needed, from Approver or Second approver");
});

test("asked in one window, approved in the other, open in the first without a reload", async ({
  openAs,
  openBesideAs,
  world,
}) => {
  await ask(world, "requester", [prod, "adyen-api-key"]);
  const theirs = await openBesideAs("requester");
  await theirs.tab.getByRole("link", { name: "My access" }).click();
  await expect(theirs.tab.getByText("adyen-api-key", { exact: false }).first()).toBeVisible();
  const screen = await openAs("approver");
  await toReview(screen);
  await request(screen.tab, "adyen-api-key").click();
  const panel = opened(screen.tab);
  await expect(
    panel.getByText(/gets the role Key Vault Secrets User on the secret adyen-api-key/),
  ).toBeVisible();
  await panel.getByText("Full scope").click();
  await expect(panel.getByText(/^\/subscriptions\/.*\/secrets\/adyen-api-key$/)).toBeVisible();
  await expectNoFaultsInAnyTheme(screen.page);
  await panel.getByLabel("For how long").selectOption("30 minutes");
  await button(panel, "Approve").click();
  await expect(opened(screen.tab)).toHaveCount(0);
  const row = request(screen.tab, "adyen-api-key");
  await expect(row).toContainText("Approved");
  await expect(button(row, "Take back")).toBeVisible();
  await expect(theirs.tab.getByText(/Open until/).first()).toBeVisible({ timeout: 5_000 });
});

test("approved and taken back within ten seconds: the access ends", async ({ openAs, world }) => {
  await ask(world, "requester", [prod, "adyen-api-key"]);
  const screen = await openAs("approver");
  await toReview(screen);
  const row = request(screen.tab, "adyen-api-key");
  await button(row, "Approve").click();
  await button(row, "Take back").click();
  await expect(row).toContainText("Taken back. The access ends now.");
  await button(screen.tab, "Clear what is done").click();
  await expect(screen.tab.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
});

test("later than ten seconds the access is ended with a reason, by an approver who is no admin", async ({
  openAs,
  openBesideAs,
  world,
}) => {
  const read = readsIn(world);
  await ask(world, "requester", [prod, "adyen-api-key"]);
  const { tab, page } = await openAs("approver");
  await toReview({ tab, page });
  const row = request(tab, "adyen-api-key");
  await button(row, "Approve").click();
  await expect(button(row, "Take back")).toBeVisible();
  await expect.poll(() => read("requester", prod, "adyen-api-key")).toBe(200);
  const open = tab.getByRole("list", { name: "Access that you can end" });
  await expect(open).toContainText("Requester reads adyen-api-key in kv-payments-prod");
  await button(row, "End access…").click();
  await button(opened(tab), "End access").click();
  await expect(opened(tab).getByText("Say why.")).toBeVisible();
  await opened(tab).getByLabel("Reason").fill("The incident is over");
  await expectNoFaultsInAnyTheme(page);
  await button(opened(tab), "End access").click();
  await expect(opened(tab)).toHaveCount(0);
  await expect(open).toHaveCount(0);
  await expect(button(row, "End access…")).toHaveCount(0);
  await expect.poll(() => read("requester", prod, "adyen-api-key")).toBe(403);

  await decide(
    world,
    "second-approver",
    await ask(world, "requester", [prod, "paypal-client-secret"]),
    "approve",
  );
  const beside = await openBesideAs("approver");
  await section(beside.tab, "My access").click();
  const others = beside.tab.getByRole("list", { name: "Access that you can end" });
  await button(others, "End…").click();
  await opened(beside.tab).getByLabel("Reason").fill("Not needed any more");
  await button(opened(beside.tab), "End access").click();
  await expect(others).toHaveCount(0);
});

test("a decline takes a comment; a draft survives a reload", async ({ openAs, world }) => {
  const asked = await ask(world, "requester", [prod, "adyen-api-key"]);
  const screen = await openAs("approver", { subPage: `review/${asked.id}` });
  const panel = opened(screen.tab);
  await button(panel, "Decline").click();
  await expect(
    panel.getByText("Say why you decline, so that Requester knows what to do."),
  ).toBeVisible();
  await expect(panel.getByLabel("Comment")).toBeFocused();
  await panel.getByLabel("Comment").fill("Use the sandbox account");
  await screen.page.reload();
  await expect(panel.getByLabel("Comment")).toHaveValue("Use the sandbox account");
  await button(panel, "Decline").click();
  await expect(panel).toHaveCount(0);
  await expect(request(screen.tab, "adyen-api-key")).toContainText("Declined");
  await request(screen.tab, "adyen-api-key").click();
  await expect(
    opened(screen.tab)
      .getByText(/Use the sandbox account/)
      .first(),
  ).toBeVisible();
});

test("two have to approve: each sees the other's decision within two seconds", async ({
  openAs,
  openBesideAs,
  world,
}) => {
  const asked = await ask(world, "admin", ["kv-platform", "dns-provider-token"]);
  const first = await openAs("approver");
  await toReview(first);
  const second = await openBesideAs("second-approver", { subPage: `review/${asked.id}` });
  await expect(opened(second.tab).getByText(/0 of 2 approvals/)).toBeVisible();
  const row = request(first.tab, "dns-provider-token");
  await button(row, "Approve").click();
  await expect(row).toContainText("You approved. 1 more approval needed, from Second approver.");
  await expect(row).toContainText("it can’t be taken back");
  await expect(opened(second.tab).getByText("Approver approved this.")).toBeVisible(live);
  await expect(opened(second.tab).getByText(/1 of 2 approvals/)).toBeVisible();
  await button(opened(second.tab), "Approve").click();
  await expect(request(second.tab, "dns-provider-token")).toContainText("Approved");
});

test("another was faster: the row stays and says so; a race that is lost is told in words", async ({
  openAs,
  world,
}) => {
  const asked = await ask(world, "requester", [prod, "adyen-api-key"]);
  const lost = await ask(world, "requester", [prod, "paypal-client-secret"]);
  const screen = await openAs("approver");
  await toReview(screen);
  const row = request(screen.tab, "adyen-api-key");
  await expect(row).toBeVisible();
  await decide(world, "second-approver", asked, "decline");
  await expect(row).toContainText("Declined by Second approver", live);
  await expect(button(row, "Approve")).toHaveCount(0);

  // The event does not arrive, and what is seen is old.
  await screen.page.context().route("**/api/access-requests?*", (route) => route.abort());
  await decide(world, "second-approver", lost, "approve");
  await button(request(screen.tab, "paypal-client-secret"), "Approve").click();
  await expect(request(screen.tab, "paypal-client-secret")).toContainText(/You came too late\. .+/);
});

test("several at once: each is decided for itself", async ({ openAs, world }) => {
  await ask(world, "requester", [prod, "adyen-api-key"]);
  await ask(world, "requester", [prod, "paypal-client-secret"]);
  await ask(world, "requester", [prod, "ledger-db-connection"]);
  const screen = await openAs("approver");
  await toReview(screen);
  const { tab, page } = screen;
  for (const name of ["adyen-api-key", "paypal-client-secret", "ledger-db-connection"]) {
    await request(tab, name).getByRole("checkbox").click();
  }
  const bar = tab.getByRole("toolbar", { name: "What is selected" });
  await expect(bar).toContainText("3 selected");
  await expectNoFaultsInAnyTheme(page);
  await button(bar, "Approve 3").click();
  await expect(tab.getByText("3 approved.", { exact: true }).first()).toBeVisible();
  await expect(queue(tab).getByRole("button", { name: "Take back" })).toHaveCount(3);
  await expect(tab.getByText("All done: nothing waits for you.")).toBeVisible();
});

test("a broken glass is on top and is signed off", async ({ openAs, world }) => {
  await ask(world, "requester", [prod, "adyen-api-key"]);
  const reason = "Payouts are down and nobody answers the phone";
  await ask(world, "requester", [prod, "paypal-client-secret"], { breakGlass: true, reason });
  const screen = await openAs("approver");
  await toReview(screen);
  const first = queue(screen.tab).getByRole("row").first();
  await expect(first).toContainText("Break-glass: sign off");
  await button(first, "Sign off…").click();
  await button(opened(screen.tab), "I looked at it: sign off").click();
  await expect(opened(screen.tab)).toHaveCount(0);
  await expect(first).toContainText("Signed off");
});

test("the whole queue by keyboard alone", async ({ openAs, world }) => {
  for (const name of ["adyen-api-key", "paypal-client-secret", "ledger-db-connection"]) {
    await ask(world, "requester", [prod, name]);
  }
  const screen = await openAs("approver");
  await toReview(screen);
  const { tab, page } = screen;
  const rows = queue(tab).getByRole("row");
  await expect(rows).toHaveCount(3);
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await queue(tab).locator("[role=row]:focus").count()) === 1) break;
    await page.keyboard.press("Tab");
  }
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("?");
  await expect(tab.getByText("Approve it")).toBeVisible();
  await page.keyboard.press("Escape");
  await rows.nth(0).focus();
  await page.keyboard.press("a");
  await expect(rows.nth(0)).toContainText("Approved");
  await expect(rows.nth(1)).toBeFocused();
  await expect(
    tab.getByRole("status").filter({ hasText: /Requester, read adyen-api-key.*: Approved/ }),
  ).toHaveCount(1);
  await page.keyboard.press("d");
  const panel = opened(tab);
  await expect(panel.getByLabel("Comment")).toBeFocused();
  // In a field a letter is a letter.
  await page.keyboard.type("a day too late");
  await expect(panel.getByLabel("Comment")).toHaveValue("a day too late");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(panel).toHaveCount(0);
  await expect(rows.nth(1)).toContainText("Declined");
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(tab.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(opened(tab).getByText("What Azure will grant")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rows.nth(2)).toBeFocused();
});

test("a link to a request that is not theirs says so", async ({ openAs, world }) => {
  const asked = await ask(world, "requester", [prod, "adyen-api-key"]);
  const { tab } = await openAs("crypto-only", { subPage: `review/${asked.id}` });
  await expect(
    tab.getByRole("heading", { name: "This request is not for you to see" }),
  ).toBeVisible();
  await button(tab, "Back to the queue").click();
  await expect(tab.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 780 } });

  test("rows have two lines, the panel is the screen, and back closes it", async ({
    openAs,
    world,
  }) => {
    await ask(world, "requester", [prod, "adyen-api-key"]);
    const screen = await openAs("approver", { mobile: "android" });
    await toReview(screen);
    const { tab, page } = screen;
    const row = request(tab, "adyen-api-key");
    expect((await row.boundingBox())?.height).toBeLessThan(70);
    await row.click();
    await expect(opened(tab).getByText("What Azure will grant")).toBeVisible();
    expect((await opened(tab).boundingBox())?.width).toBeCloseTo(390, 0);
    await page.getByRole("button", { name: "Back" }).click();
    await expect(opened(tab)).toHaveCount(0);
    await expect(row).toBeVisible();
  });
});
