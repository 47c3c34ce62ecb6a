import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { startSandbox, type Sandbox } from "@vault-tab/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/root.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: "small" });
});
afterAll(() => sandbox.close());

/** As a scheduled job runs it: what counts is that it ends, and with which code. */
const look = (changes: Readonly<Record<string, string>> = {}): Promise<number> => {
  const settings = parseEnv(readFileSync(join(root, "env/.env.local"), "utf8"));
  const env = { PATH: process.env["PATH"], ...settings, ...sandbox.processEnvironment, ...changes };
  return new Promise((resolve) => {
    const watchdog = execFile(
      process.execPath,
      ["api/src/watchdog.ts", "--once"],
      { cwd: root, env },
      () => resolve(watchdog.exitCode ?? -1),
    );
  });
};

test("a watchdog that could not look says so by its exit code", async () => {
  expect(await look({ IDENTITY_HEADER: "of somebody else" })).toBe(1);
}, 60_000);

test("one that looked has ended well", async () => {
  expect(await look()).toBe(0);
}, 60_000);
