import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";

const run = promisify(execFile);

export interface Browser {
  readonly path: string;
  /** What it says of itself, as in `Chromium 156.0.8078.79`. */
  readonly version: string;
  /** Where it came from, for a person. */
  readonly source: string;
}

const linuxNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const linuxFolders = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
const macNames = ["Google Chrome", "Chromium"];

function onThisMachine(platform: NodeJS.Platform): readonly string[] {
  if (platform === "darwin") {
    const folders = ["/Applications", join(homedir(), "Applications")];
    return macNames.flatMap((name) =>
      folders.map((folder) => join(folder, `${name}.app`, "Contents", "MacOS", name)),
    );
  }
  return linuxNames.flatMap((name) => linuxFolders.map((folder) => join(folder, name)));
}

/** Asks it for its version: a file alone may be a stub of a distribution, or lack its libraries. */
async function tryBrowser(path: string, source: string): Promise<Browser | undefined> {
  try {
    const { stdout } = await run(path, ["--version"], { timeout: 20_000 });
    return { path, version: stdout.trim(), source };
  } catch {
    return undefined;
  }
}

async function firstThatRuns(paths: readonly string[], source: string) {
  for (const path of paths) {
    const browser = await tryBrowser(path, source);
    if (browser) return browser;
  }
  return undefined;
}

export function playwrightsOwn(): Promise<Browser | undefined> {
  return tryBrowser(chromium.executablePath(), "Playwright's own download");
}

export function machinesOwn(): Promise<Browser | undefined> {
  return firstThatRuns(onThisMachine(process.platform), "installed on this machine");
}

/** The browser that is there, or undefined; installs nothing. */
export async function findBrowser(): Promise<Browser | undefined> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) {
    const browser = await tryBrowser(chosen, "CHROMIUM_PATH");
    if (!browser) throw new Error(`CHROMIUM_PATH is ${chosen}, which does not start as a browser.`);
    return browser;
  }
  return (await machinesOwn()) ?? (await playwrightsOwn());
}
