import { chromium } from "playwright/test";
import { endpoints } from "./endpoints.ts";
import { expect, test } from "./test.ts";

const addresses = Object.entries({ "Teams host": endpoints.teamsHost, product: endpoints.product });

for (const [name, address] of addresses) {
  test(`the ${name} is refused by a browser that was not told its key`, async ({}, testInfo) => {
    const { executablePath, args = [] } = testInfo.project.use.launchOptions ?? {};
    const untold = args.filter((arg) => !arg.startsWith("--ignore-certificate-errors"));
    expect(untold).toHaveLength(args.length - 1);
    const browser = await chromium.launch({
      args: untold,
      ...(executablePath && { executablePath }),
    });
    const page = await browser.newPage();
    await expect(page.goto(address)).rejects.toThrow("ERR_CERT_AUTHORITY_INVALID");
    await browser.close();
  });

  test(`the ${name} opens in the browser that trusts exactly that key`, async ({ page }) => {
    const reply = await page.goto(address);
    expect(reply?.status()).toBe(200);
  });
}
