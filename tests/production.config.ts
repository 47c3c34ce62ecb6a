import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import type { BrokenLines } from "./e2e/people.ts";
import type { Shaped } from "./e2e/own-world.ts";
import stories from "./playwright.config.ts";

/** Stories of access and rotation as they stand, while process after process is killed under them. */
const chosen = [
  "a development secret opens by rule, is said to be open, and ends",
  "a production secret takes a ticket and somebody who decides",
  "asked in one window, approved in the other, open in the first without a reload",
  "approved and taken back within ten seconds: the access ends",
  "several at once: each is decided for itself",
  "what waits is decided, withdrawn or asked again, without a reload",
  "what is open is used without being shown, extended and given back",
  "a plan is made, a secret rotated by it once, and its old version disabled",
];

const { projects: _projects, ...common } = stories;

export default defineConfig<BrokenLines, Shaped>({
  ...common,
  workers: 1,
  // Seven processes start for each of them, and die one by one.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // Once a web process goes first, and once a worker.
  repeatEach: 2,
  projects: [
    {
      name: "production",
      testDir: "e2e",
      outputDir: fileURLToPath(new URL("../test-results/production", import.meta.url)),
      grep: chosen.map((title) => new RegExp(`${title}$`)),
      use: {
        shape: "production",
        trace: "retain-on-failure",
        // What the browser says of a process that dies in the middle of an answer; the person is not told.
        brokenLines:
          /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|status of (409|502)/,
      },
    },
  ],
});
