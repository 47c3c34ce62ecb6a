import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.ts";
import { runTool } from "./run-tool.ts";

const sources = ["tabs", "contract/src", "package-lock.json"];
const leftOut = new Set(["node_modules", "dist"]);

/** The newest time in a tree; a folder's own time tells of a file that was removed. */
async function newestIn(path: string): Promise<number> {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => !leftOut.has(name));
  const times = await Promise.all(names.map((name) => newestIn(join(path, name))));
  const own = path === join(root, "tabs") ? 0 : found.mtimeMs;
  return Math.max(own, ...times);
}

async function isCurrent(): Promise<boolean> {
  const page = join(root, "tabs", "dist", "index.html");
  if (!existsSync(page)) return false;
  const times = await Promise.all(sources.map((source) => newestIn(join(root, source))));
  return statSync(page).mtimeMs > Math.max(...times);
}

/** Builds the tab when it is missing or older than what it is made of. */
export async function buildTab(): Promise<void> {
  if (await isCurrent()) return;
  console.log("Building the tab …");
  const { exitCode, output } = await runTool("vite", ["build", "tabs"], "kept");
  if (exitCode !== 0) throw new Error(`The tab could not be built:\n${output}`);
}
