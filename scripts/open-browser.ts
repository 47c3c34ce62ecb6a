import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { publicKeyHash } from "./certificate-files.ts";
import { findBrowser } from "./find-browser.ts";

export type Opening =
  | { readonly opened: true; readonly browser: string; close(): void }
  | { readonly opened: false; readonly because: string };

function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  return (
    process.platform !== "linux" ||
    Boolean(environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"])
  );
}

/** A window with a profile of its own, which trusts exactly the sandbox's key and nothing else. */
export async function openBrowser(url: string, stateFolder: string): Promise<Opening> {
  if (!hasDisplay(process.env)) return { opened: false, because: "there is no display here" };
  const browser = await findBrowser();
  if (!browser) return { opened: false, because: "no Chromium or Chrome was found" };
  const profile = join(stateFolder, "browser-profile");
  mkdirSync(profile, { recursive: true });
  const child = spawn(
    browser.path,
    [
      `--user-data-dir=${profile}`,
      `--ignore-certificate-errors-spki-list=${publicKeyHash(stateFolder)}`,
      ...["--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-quic"],
      // Chromium refuses its own sandbox to root, as in a container.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      url,
    ],
    { stdio: "ignore", detached: true },
  );
  try {
    await once(child, "spawn");
  } catch (error) {
    return { opened: false, because: String(error) };
  }
  return { opened: true, browser: browser.version, close: () => void child.kill("SIGTERM") };
}
