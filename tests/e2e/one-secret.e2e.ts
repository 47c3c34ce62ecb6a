import type { Page } from "playwright/test";
import { addressOf, expect, tabOf, test } from "./people.ts";
import { grid, heading, listIsThere, panel, row, rows } from "./secret-list.ts";

const billing = "secret/kv-payments-dev/secret/billing-db-password";
const clipboard = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText());

test.describe("where the browser does not let Teams copy", () => {
  test("the text is shown, to be copied by hand", async ({ openAs, context, endpoints }) => {
    // Granting one permission denies every other: https://playwright.dev/docs/api/class-browsercontext
    await context.grantPermissions(["geolocation"], { origin: endpoints.teamsHost });
    await context.grantPermissions(["geolocation"], { origin: endpoints.product });
    const { tab } = await openAs("requester", { subPage: billing });
    const opened = panel(tab, "billing-db-password");
    await opened.getByRole("button", { name: "Copy name" }).click();
    await expect(opened.getByText("The name could not be copied for you.")).toBeVisible();
    await opened.getByRole("button", { name: "Select all" }).click();
    const selected = opened.locator("code").evaluate(() => String(window.getSelection()));
    expect((await selected).trim()).toBe("billing-db-password");
  });
});

test("the panel tells everything of a secret but its value", async ({ openAs }) => {
  const { tab } = await openAs("requester");
  await row(tab, /^adyen-api-key kv-payments-dev/).click();
  const opened = panel(tab, "adyen-api-key");
  await expect(opened.getByText("Secret in kv-payments-dev")).toBeVisible();
  await expect(opened.getByText("text/plain")).toBeVisible();
  await expect(opened.getByText("Adyen", { exact: true })).toBeVisible();
  const versions = opened.getByRole("row");
  await expect(versions).toHaveCount(1 + 3);
  await expect(versions.nth(1)).toContainText("Current");
  await expect(versions.nth(2)).not.toContainText("Current");
  await expect(opened).not.toContainText(/canary\W/);
  await opened.getByRole("button", { name: "Close" }).click();
  await expect(opened).toHaveCount(0);
  await expect(row(tab, /^adyen-api-key kv-payments-dev/)).toBeFocused();
});

test("a disabled secret and a certificate say what they are", async ({ openAs }) => {
  const { tab } = await openAs("requester", {
    subPage: "secret/kv-payments-dev/secret/legacy-gateway-password",
  });
  const disabled = panel(tab, "legacy-gateway-password");
  await expect(disabled.getByText("No: nobody can read it until it is enabled")).toBeVisible();
  await openAs("requester", { subPage: "secret/kv-payments-dev/certificate/checkout-dev-tls" });
  const certificate = panel(tab, "checkout-dev-tls");
  await expect(certificate.getByText("Certificate in kv-payments-dev")).toBeVisible();
  await expect(certificate.getByText("App Service (CLI)")).toHaveCount(0);
  await certificate.getByRole("button", { name: "Copy Key Vault reference" }).click();
  await expect(tab.getByRole("menuitem", { name: "App Service (CLI)" })).toBeVisible();
});

test("name, references and link are copied", async ({ openAs, context, endpoints }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], {
    origin: endpoints.teamsHost,
  });
  const { page, tab } = await openAs("requester", { subPage: billing });
  const opened = panel(tab, "billing-db-password");
  const copied = () => opened.getByRole("button", { name: "Copied" });

  await opened.getByRole("button", { name: "Copy name" }).click();
  await expect(copied()).toBeVisible();
  await expect(opened.getByRole("status")).toHaveText("The name was copied");
  expect(await clipboard(page)).toBe("billing-db-password");

  const uri = "https://kv-payments-dev.vault.azure.net/secrets/billing-db-password";
  const references = {
    "App Service and Functions": `@Microsoft.KeyVault(SecretUri=${uri})`,
    "Container Apps (CLI)": `billing-db-password=keyvaultref:${uri},identityref:system`,
    "GitHub Actions step": "az keyvault secret show --vault-name kv-payments-dev",
  };
  for (const [title, text] of Object.entries(references)) {
    await opened.getByRole("button", { expanded: false }).click();
    await tab.getByRole("menuitem", { name: title }).click();
    await expect.poll(() => clipboard(page)).toContain(text);
  }

  await opened.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/entity\//);
  const link = new URL(await clipboard(page));
  await page.goto(`${endpoints.teamsHost}${link.pathname}${link.search}`);
  await expect(panel(tabOf(page), "billing-db-password").getByText("Versions")).toBeVisible();
});

test("a deep link opens its secret over the list, and closing it leads to that list", async ({
  openAs,
}) => {
  const { tab } = await openAs("requester", { subPage: billing });
  const opened = panel(tab, "billing-db-password");
  await expect(opened.getByRole("row")).toHaveCount(1 + 4);
  await opened.getByRole("button", { name: "Close" }).click();
  await expect(opened).toHaveCount(0);
  await expect(heading(tab)).toBeVisible();
  await listIsThere(tab);
});

test("the browser's back button closes the panel and keeps the place in the list", async ({
  openAs,
}) => {
  const { page, tab } = await openAs("requester");
  await rows(tab).first().focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("PageDown");
  const before = await grid(tab).evaluate((element) => element.scrollTop);
  expect(before).toBeGreaterThan(300);
  await page.keyboard.press("Enter");
  await expect(tab.getByRole("dialog")).toBeVisible();
  await page.evaluate(() => window.history.back());
  await expect(tab.getByRole("dialog")).toHaveCount(0);
  await expect(grid(tab).locator("[role=row]:focus")).toHaveCount(1);
  expect(await grid(tab).evaluate((element) => element.scrollTop)).toBe(before);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 780 } });

  test("rows have two lines and Teams' own back button closes the panel", async ({
    page,
    endpoints,
  }) => {
    await page.goto(addressOf(endpoints.teamsHost, "requester", { mobile: "android" }));
    const tab = tabOf(page);
    await row(tab, /adyen-api-key.*kv-payments-dev/).click();
    const opened = panel(tab, "adyen-api-key");
    await expect(opened.getByText("Versions")).toBeVisible();
    const box = await opened.boundingBox();
    expect(box?.width).toBeGreaterThan(380);
    await page.getByRole("button", { name: "Back", exact: true }).click();
    await expect(opened).toHaveCount(0);
    await expect(row(tab, /adyen-api-key.*kv-payments-dev/)).toBeVisible();
  });
});
