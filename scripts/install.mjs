/**
 * Runs before every other script, on whatever Node and npm the machine has: nothing here may need
 * an installed package or a Node newer than 20.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const runtime = join(root, "node_modules", ".bin", "node");

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Package */

/**
 * @param {string} file
 * @returns {Record<string, Package> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Content, not time: a checkout touches the lock without changing it. npm writes the hidden lock
 * last, so a broken-off installation has none; it leaves out optional packages of other platforms.
 * @returns {string | undefined}
 */
function whatIsMissing() {
  if (!existsSync(join(root, "node_modules"))) return "nothing is installed yet";
  const installed = packagesIn("node_modules/.package-lock.json");
  if (!installed) return "the last installation was not finished";
  const wanted = Object.entries(packagesIn("package-lock.json") ?? {});
  const stale = wanted.filter(([path, { version, integrity, optional, link }]) => {
    if (!path.includes("node_modules/")) return false;
    const present = installed[path];
    if (!present) return !optional;
    return !link && (present.version !== version || present.integrity !== integrity);
  });
  if (stale.length > 0) return `${stale.length} packages differ from package-lock.json`;
  return existsSync(runtime) ? undefined : "the Node that this project runs on is missing";
}

/** The machine's own Node: ours is deleted and laid down again by the installation. */
function pathWithoutOurs() {
  const ours = join(root, "node_modules");
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !resolve(folder).startsWith(ours)).join(delimiter);
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function install() {
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutOurs() },
    stdio: "inherit",
  });
  if (result.error) fail(`npm could not be started: ${result.error.message}`);
  if (result.status !== 0) fail("npm ci failed: its message above says why.");
}

function checkRuntime() {
  const wanted = packagesIn("package-lock.json")?.["node_modules/node"]?.version;
  const found = spawnSync(runtime, ["--version"], { encoding: "utf8" });
  if (found.status === 0 && found.stdout.trim() === `v${wanted}`) return;
  fail(
    `node_modules/.bin/node should be Node ${wanted} and ${found.status === 0 ? `is ${found.stdout.trim()}` : "is not there"}.\n` +
      "The package `node` fetches it in its install script. If `npm config get ignore-scripts` says true,\n" +
      "run `npm ci --ignore-scripts=false`; else delete node_modules and start again.",
  );
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Node 20 or newer is needed to install; this is ${process.version} (${process.execPath}).`);
}
const missing = whatIsMissing();
if (missing) {
  console.log(
    `Installing the packages of package-lock.json (npm ci): ${missing}. This takes a minute or two.`,
  );
  install();
}
checkRuntime();
