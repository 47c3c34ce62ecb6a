import { expect, test } from "./people.ts";
import { heading, listIsThere, row, search } from "./secret-list.ts";

test.describe("outside Teams", () => {
  test("a person is told where Vault Tab lives and how to open it", async ({ page, endpoints }) => {
    await page.goto(endpoints.product);
    await expect(
      page.getByRole("heading", { name: "Vault Tab lives in Microsoft Teams" }),
    ).toBeVisible();
    await expect(page.getByRole("listitem")).toHaveCount(3);
    await expect(page.getByRole("link", { name: "Open Teams" })).toHaveAttribute(
      "href",
      "https://teams.microsoft.com",
    );
    await expect(page.getByText(/kv-/)).toHaveCount(0);
  });

  test("neither is a deep address more than that page", async ({ page, endpoints }) => {
    await page.goto(`${endpoints.product}/secrets/kv-payments-dev/secret/adyen-api-key`);
    await expect(
      page.getByRole("heading", { name: "Vault Tab lives in Microsoft Teams" }),
    ).toBeVisible();
    await expect(page.getByText(/adyen/)).toHaveCount(0);
  });
});

test("in Teams a person is signed in silently: no window, no question", async ({
  openAs,
  context,
}) => {
  const { page, tab } = await openAs("requester");
  await listIsThere(tab);
  expect(context.pages()).toEqual([page]);
  await expect(tab.getByRole("button", { name: /Sign in|consent/i })).toHaveCount(0);
});

test("a person comes from the sandbox's own switch to another person's view", async ({
  openAs,
}) => {
  const { page, tab } = await openAs("requester");
  await listIsThere(tab);
  await page.getByRole("button", { name: /^Signed in as Requester/ }).click();
  await page.getByRole("menuitemradio", { name: /^Crypto only/ }).click();
  await expect(row(tab, /^disk-encryption kv-platform Key/)).toBeVisible();
  await expect(row(tab, /adyen/)).toHaveCount(0);
});

test("a reload keeps search and filters", async ({ openAs }) => {
  const { page, tab } = await openAs("requester");
  await search(tab).fill("adyen");
  await tab.getByRole("search").getByRole("button", { name: "Health" }).click();
  await tab.getByRole("menuitemcheckbox", { name: "Expired" }).click();
  await expect(row(tab, /^adyen-webhook-hmac/)).toBeVisible();
  await expect(row(tab, /^adyen-api-key/)).toHaveCount(0);
  await page.reload();
  await expect(heading(tab)).toBeVisible();
  await expect(row(tab, /^adyen-webhook-hmac/)).toBeVisible();
  await expect(search(tab)).toHaveValue("adyen");
  await expect(row(tab, /^adyen-api-key/)).toHaveCount(0);
});

for (const theme of ["default", "dark", "contrast"] as const) {
  test(`the tab follows Teams into its ${theme} theme`, async ({ openAs }) => {
    const { page, tab } = await openAs("crypto-only", { theme });
    await listIsThere(tab);
    const colour = () =>
      heading(tab).evaluate((element) => {
        let ground: Element | null = element;
        while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") {
          ground = ground.parentElement;
        }
        return ground ? getComputedStyle(ground).backgroundColor : "none";
      });
    const before = await colour();
    const other = theme === "dark" ? "default" : "dark";
    await page.getByLabel("Theme").selectOption(other);
    await expect.poll(colour).not.toBe(before);
    await expect(row(tab, /^disk-encryption/)).toBeVisible();
  });
}
