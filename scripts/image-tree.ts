import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { root } from "./root.ts";

/** What the service, the watchdog and the commands of its operators run from; packages come beside it, and nothing else does. */
const own = [
  ...["api/package.json", "api/src", "api/commands"],
  ...["contract/package.json", "contract/src", "rules", "tabs/dist", "LICENSE"],
] as const;

/** What is tried before a release and not needed after it; Vite's list of chunks is for our budget. */
const ofTests = /\.(?:test|fixture)\.(?:tsx?|json)$|^\.vite$|^README\.md$/;
/** Of packages: those in their own folders are listed by themselves; types, maps and tests serve nobody. */
const ofDevelopment =
  /^(?:node_modules|tests?|__tests__)$|\.(?:map|d\.[cm]?ts)$|\.test\.[cm]?[jt]s$/;

/** Every package that the service needs while it runs, by its folder, as npm itself works it out. */
function packages(): readonly string[] {
  const args = ["ls", "--workspace=@vault-tab/api", "--omit=dev", "--all", "--parseable"];
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm can't tell what the service needs:\n${stderr}`);
  return stdout
    .split("\n")
    .map((folder) => relative(root, folder))
    .filter((folder) => folder.includes("node_modules"));
}

function copy(path: string, folder: string, leftOut: RegExp): void {
  const from = join(root, path);
  cpSync(from, join(folder, path), {
    recursive: true,
    // A workspace stays what it is: a link within the tree.
    verbatimSymlinks: true,
    filter: (source) => source === from || !leftOut.test(basename(source)),
  });
}

/**
 * Makes the file tree of the service's image; the Dockerfile copies it as it is, so there is one list.
 * @throws Error where the folder holds something already
 */
export function makeImageTree(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty.`);
  for (const path of own) copy(path, folder, ofTests);
  for (const path of packages()) copy(path, folder, ofDevelopment);
}
