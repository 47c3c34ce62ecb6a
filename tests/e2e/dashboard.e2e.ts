import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { ask, button, decide, opened, toReview } from "./review-queue.ts";

test.use({ expectedAlarm: /4\d\d .*\/api\// });

const prod = "kv-payments-prod";

test("an approver has a queue and no overview", async ({ openAs, world: _ }) => {
  const screen = await openAs("approver");
  await toReview(screen);
  await expect(screen.tab.getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();
  await expect(screen.tab.getByRole("link", { name: "Overview" })).toHaveCount(0);
});

test("an admin sees what is open, ends it with a reason, and finds what is to be signed off", async ({
  openAs,
  world,
}) => {
  await decide(
    world,
    "approver",
    await ask(world, "requester", [prod, "adyen-api-key"]),
    "approve",
  );
  const reason = "Payouts are down and nobody answers the phone";
  await ask(world, "requester", [prod, "paypal-client-secret"], { breakGlass: true, reason });
  const screen = await openAs("admin");
  const { tab, page } = screen;
  await toReview(screen);
  await tab.getByRole("link", { name: "Overview" }).click();
  const open = tab.getByRole("list", { name: "Open access" });
  const row = open.getByRole("listitem").filter({ hasText: "adyen-api-key" });
  await expect(row).toContainText("Requester reads adyen-api-key in kv-payments-prod");
  await expect(tab.getByRole("link", { name: /Requester broke the glass/ })).toBeVisible();
  await expect(tab.getByText(/^\d+ of 4,000$/)).toBeVisible();
  await tab.getByText("As a table").first().click();
  await expect(tab.getByRole("table", { name: "Requests and decisions a day" })).toBeVisible();
  await expectNoFaultsInAnyTheme(page);
  await button(row, "End…").click();
  await button(opened(tab), "End access").click();
  await expect(opened(tab).getByText("Say why.")).toBeVisible();
  await opened(tab).getByLabel("Reason").fill("The incident is over");
  await button(opened(tab), "End access").click();
  await expect(opened(tab)).toHaveCount(0);
  await expect(row).toHaveCount(0);
});

test("an auditor looks and ends nothing", async ({ openAs, world }) => {
  await decide(
    world,
    "approver",
    await ask(world, "requester", [prod, "adyen-api-key"]),
    "approve",
  );
  const screen = await openAs("auditor", { place: "personal" });
  const { tab } = screen;
  await toReview(screen);
  await tab.getByRole("link", { name: "Overview" }).click();
  await expect(tab.getByText("Requester reads adyen-api-key in kv-payments-prod")).toBeVisible();
  await expect(tab.getByText(/^You can look, not end:/)).toBeVisible();
  await expect(button(tab, "End…")).toHaveCount(0);
});
