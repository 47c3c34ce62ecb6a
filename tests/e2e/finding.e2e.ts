import { expect, test } from "./people.ts";
import {
  column,
  filterButton,
  grid,
  heading,
  listIsThere,
  row,
  rows,
  search,
} from "./secret-list.ts";

test.describe("looking for a secret", () => {
  test("that is not there leads back by one button", async ({ openAs }) => {
    const { tab } = await openAs("requester");
    await search(tab).fill("no such secret anywhere");
    await expect(tab.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
    await tab.getByRole("button", { name: "Clear filters" }).click();
    await listIsThere(tab);
    await expect(search(tab)).toHaveValue("");
  });

  test("the rows follow while one types, with how many there are of how many", async ({
    openAs,
  }) => {
    const { tab } = await openAs("requester");
    await listIsThere(tab);
    await search(tab).pressSequentially("stripe");
    await expect(rows(tab)).toHaveCount(3);
    for (const name of await column(tab, 0)) expect(name).toContain("stripe");
    await expect(heading(tab).locator("..")).toContainText(/3 of 10,0\d\d/);
    await expect(tab.getByText(/^3 of 10,0\d\d$/).and(tab.getByRole("status"))).toHaveCount(1);
    await search(tab).fill("Müller");
    await expect(row(tab, /^settlement-batch-password/)).toBeVisible();
    await expect(rows(tab)).toHaveCount(1);
  });

  test("filters by vault, kind, health and tag, each shown and all cleared at once", async ({
    openAs,
  }) => {
    const { page, tab } = await openAs("requester");
    await listIsThere(tab);
    const pick = async (title: string, choice: string) => {
      await filterButton(tab, title).click();
      await tab.getByRole("menuitemcheckbox", { name: choice, exact: true }).click();
      await page.keyboard.press("Escape");
    };
    await pick("Vault", "kv-payments-dev");
    await expect(row(tab, /kv-fleet|kv-payments-prod/)).toHaveCount(0);
    await pick("Kind", "Secret");
    await pick("Health", "Expires soon");
    await expect(filterButton(tab, "Vault: kv-payments-dev")).toBeVisible();
    await expect(filterButton(tab, "Health: Expires soon")).toBeVisible();
    await filterButton(tab, "Tag").click();
    await tab.getByLabel("Tag", { exact: true }).fill("application=checkout");
    await tab.getByRole("button", { name: "Add" }).click();
    await page.keyboard.press("Escape");
    await expect(filterButton(tab, "Tag: application=checkout")).toBeVisible();
    await expect.poll(() => column(tab, 0)).toEqual(["paypal-client-secret", "redis-access-key"]);
    await filterButton(tab, "Clear all").click();
    await expect(filterButton(tab, "Clear all")).toHaveCount(0);
    await expect(row(tab, /kv-fleet/).first()).toBeVisible();
  });

  test("sorts by a heading, the other way by a second click", async ({ openAs }) => {
    const { tab } = await openAs("approver");
    await search(tab).fill("kv-");
    await search(tab).fill("ledger");
    await filterButton(tab, "Vault").click();
    await tab.getByRole("menuitemcheckbox", { name: "kv-payments-dev" }).click();
    await tab.locator("body").press("Escape");
    await expect
      .poll(() => column(tab, 0))
      .toEqual(["cosmos-primary-key", "ledger-db-connection", "ledger-signing"]);
    const expires = tab.getByRole("columnheader", { name: "Expires" });
    await expires.getByRole("button").click();
    await expect(expires).toHaveAttribute("aria-sort", "ascending");
    await expect.poll(async () => (await column(tab, 0))[0]).toBe("ledger-db-connection");
    const name = tab.getByRole("columnheader", { name: "Name" });
    await name.getByRole("button").click();
    await name.getByRole("button").click();
    await expect(name).toHaveAttribute("aria-sort", "descending");
    await expect.poll(async () => (await column(tab, 0))[0]).toBe("ledger-signing");
  });
});

test("10,000 rows scroll to the end, and the focus stays on the row that keys led to", async ({
  openAs,
}) => {
  test.slow();
  const { page, tab } = await openAs("requester");
  await listIsThere(tab);
  const count = async () => Number(await grid(tab).getAttribute("aria-rowcount")) - 1;
  await expect.poll(count, { timeout: 60_000 }).toBe(10_056);
  await rows(tab).first().focus();
  await page.keyboard.press("PageDown");
  const focused = grid(tab).locator("[role=row]:focus");
  await expect(focused).toHaveCount(1);
  // The list is read page by page as one comes near its end, so one End leads to the next pages.
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(focused).toHaveAttribute("aria-rowindex", String(10_057), { timeout: 400 });
  }).toPass({ timeout: 120_000, intervals: [50] });
  await expect(focused).toBeInViewport({ ratio: 0.95 });
  expect(await rows(tab).count()).toBeLessThan(80);
  await page.keyboard.press("Home");
  await expect(focused).toHaveAttribute("aria-rowindex", "2");
  await expect(focused).toBeInViewport();
});
