import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { findBrowser, machinesOwn, playwrightsOwn, type Browser } from "./find-browser.ts";

const run = promisify(execFile);
const minutes = 60_000;
const megabytes = 1024 * 1024;

/** Quiet when it works; else the last lines of what it complained about. */
async function attempt(command: string, args: readonly string[], env = process.env): Promise<void> {
  console.log(`  ${command} ${args.join(" ")}`);
  try {
    await run(command, args, { env, timeout: 10 * minutes, maxBuffer: 64 * megabytes });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const complaint = said.split("\n").filter((line) => /error|unable|failed/i.test(line));
    console.log(`    failed: ${complaint.slice(0, 2).join(" · ").trim() || "no reason given"}`);
  }
}

async function byPlaywright(): Promise<Browser | undefined> {
  const folder = dirname(createRequire(import.meta.url).resolve("playwright/package.json"));
  await attempt(process.execPath, [join(folder, "cli.js"), "install", "chromium"]);
  return playwrightsOwn();
}

async function byApt(): Promise<Browser | undefined> {
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!isDebianRoot) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Liberation has the metrics of the fonts that Fluent asks for; no font at all is boxes.
  const wanted = ["chromium", "fonts-liberation", "fonts-noto-color-emoji"];
  await attempt("apt-get", ["update", "-q"], env);
  await attempt("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...wanted], env);
  return machinesOwn();
}

/** The browser that is there, else one that could be installed; none is a failure. */
export async function findOrInstallBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (found) return found;
  console.log("No Chromium or Chrome is on this machine; installing one:");
  const installed = (await byPlaywright()) ?? (await byApt());
  if (installed) return installed;
  throw new Error(
    "No browser: none is installed, Playwright could not download its own, and Debian's could not be " +
      "installed either (that needs root). Install Chromium or Chrome, or name one in CHROMIUM_PATH.",
  );
}
