import { addTab } from "../screenshots/configured-tab.ts";
import { expectNoFaultsInAnyTheme } from "./axe.ts";
import { expect, test } from "./own-world.ts";
import { listIsThere } from "./secret-list.ts";

test.use({ expectedAlarm: /\/api\/|Failed to fetch|ERR_INTERNET_DISCONNECTED/ });

test.describe("axe finds nothing, in no theme,", () => {
  test("where Azure asks to slow down", async ({ openAs, world }) => {
    const fault = { service: "key-vault", match: "requester", effect: "throttle", seconds: 60 };
    await world.control("faults", { add: fault });
    const { page, tab } = await openAs("requester");
    await expect(tab.getByText(/^Next try in [1-9]\d* s$/).first()).toBeVisible();
    await expectNoFaultsInAnyTheme(page);
  });

  test("while a secret is being read", async ({ openAs, world }) => {
    const match = "secrets/redis-access-key";
    await world.control("faults", {
      add: { service: "key-vault", match, effect: "slow", seconds: 60 },
    });
    const subPage = "secret/kv-payments-dev/secret/redis-access-key";
    const { page, tab } = await openAs("requester", { subPage });
    await expect(tab.getByLabel("The secret is being read")).toBeVisible();
    await expectNoFaultsInAnyTheme(page);
  });

  test("in the panel of a secret that is not for this person", async ({ openAs }) => {
    const subPage = "secret/kv-platform/secret/dns-provider-token";
    const { page, tab } = await openAs("requester", { subPage });
    const words = "There is nothing here for you to see";
    await expect(tab.getByRole("heading", { name: words })).toBeVisible();
    await expectNoFaultsInAnyTheme(page);
    // Opened by a link it has no row; the focus goes to the list all the same.
    await tab.getByRole("button", { name: "Back to the list" }).click();
    await expect(tab.locator("[role=row]:focus")).toHaveCount(1);
  });

  test("without a connection", async ({ openAs, context }) => {
    const { page, tab } = await openAs("requester");
    await listIsThere(tab);
    await context.setOffline(true);
    await tab.getByRole("button", { name: "Refresh" }).click();
    await expect(tab.getByText(/You may be offline/)).toBeVisible();
    await expectNoFaultsInAnyTheme(page);
    await context.setOffline(false);
  });

  test("where the channel's vault is not among those that one may see", async ({
    openAs,
    page: teams,
    world,
  }) => {
    const place = { team: "Platform", channel: "On call" } as const;
    await addTab({ page: teams, origins: world.sandbox.endpoints }, place, ["kv-platform"]);
    const { page, tab } = await openAs("requester", place);
    await expect(tab.getByRole("heading", { name: /You can’t see kv-platform yet/ })).toBeVisible();
    await expectNoFaultsInAnyTheme(page);
  });
});
