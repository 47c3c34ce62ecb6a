import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import { findBrowser } from "../scripts/find-browser.ts";

const results = fileURLToPath(new URL("../test-results/", import.meta.url));
const browser = await findBrowser();

/**
 * The key that Chromium is to trust is known once the world is started, before any worker reads
 * this. Certificates are never ignored as such: a person's browser does not ignore them either.
 */
const trustedKey = process.env["E2E_TRUSTED_KEY"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: `${results}e2e`,
  globalSetup: "./e2e/start-world.ts",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser && { executablePath: browser.path }),
      args: [
        ...(trustedKey ? [`--ignore-certificate-errors-spki-list=${trustedKey}`] : []),
        // Chromium refuses its own sandbox to root, as in a container.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ...["--disable-gpu", "--disable-quic", "--no-first-run"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ],
    },
  },
});
