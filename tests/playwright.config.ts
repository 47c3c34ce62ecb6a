import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import { findBrowser } from "../scripts/find-browser.ts";
import { wholeStrings } from "./leaks/record/whole-strings.ts";

const results = fileURLToPath(new URL("../test-results/", import.meta.url));
const browser = await findBrowser();

/**
 * The key that Chromium is to trust is known once the world is started, before any worker reads
 * this. Certificates are never ignored as such: a person's browser does not ignore them either.
 */
const trustedKey = process.env["E2E_TRUSTED_KEY"];

export default defineConfig({
  testMatch: "**/*.e2e.ts",
  globalSetup: "./e2e/start-world.ts",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: [
    // What all the stories left is searched for leaks, whether or not they passed.
    { name: "stories", testDir: "e2e", outputDir: `${results}e2e`, teardown: "leaks" },
    {
      name: "leaks",
      testDir: "leaks",
      outputDir: `${results}leaks`,
      workers: 1,
      timeout: 180_000,
      use: { trace: "off" },
    },
  ],
  use: {
    // Of every story, to be searched; pictures could not be, and are most of a trace.
    trace: { mode: "on", screenshots: false, snapshots: true, sources: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser && { executablePath: browser.path }),
      args: [
        ...(trustedKey ? [`--ignore-certificate-errors-spki-list=${trustedKey}`] : []),
        // Chromium refuses its own sandbox to root, as in a container.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        `--js-flags=${wholeStrings}`,
        ...["--disable-gpu", "--disable-quic", "--no-first-run"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ],
    },
  },
});
