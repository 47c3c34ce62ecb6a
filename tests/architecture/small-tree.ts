import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ICruiseResult } from "dependency-cruiser";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const folders = ["contract", "api", "tabs", "sandbox", "tests", "scripts"];

/** Stand-ins for the packages that the rules speak of; resolving them is all that the cruiser does. */
const packages = [
  ...["@azure/identity", "@azure/keyvault-secrets", "jose", "express", "helmet", "pino", "zod"],
  ...["kysely", "pg-boss", "@cedar-policy/cedar-wasm", "lru-cache", "@tanstack/react-query"],
  ...["@microsoft/teams-js", "@microsoft/teamsfx", "react", "@secretlint/core", "prom-client"],
  "@opentelemetry/api",
];

async function layPackage(tree: string, name: string): Promise<void> {
  const folder = join(tree, "node_modules", name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, main: "./index.js" }));
  await writeFile(join(folder, "index.js"), "");
}

async function layWorkspaces(tree: string): Promise<void> {
  await mkdir(join(tree, "node_modules/@vault-tab"), { recursive: true });
  for (const folder of folders) {
    await mkdir(join(tree, folder, "src"), { recursive: true });
    if (folder === "scripts") continue;
    await cp(join(root, folder, "package.json"), join(tree, folder, "package.json"));
    await symlink(join(tree, folder), join(tree, "node_modules/@vault-tab", folder));
  }
}

/** A copy of this repository's shape in a folder of its own: real rules and exports, stub files. */
export async function laySmallTree(files: ReadonlyMap<string, string>) {
  const tree = await mkdtemp(join(tmpdir(), "dependency-rules-"));
  await layWorkspaces(tree);
  for (const name of packages) await layPackage(tree, name);
  for (const name of ["package.json", "tsconfig.base.json", ".dependency-cruiser.cjs"]) {
    await cp(join(root, name), join(tree, name));
  }
  for (const [name, text] of files) {
    await mkdir(dirname(join(tree, name)), { recursive: true });
    await writeFile(join(tree, name), text);
  }
  return { tree, [Symbol.asyncDispose]: () => rm(tree, { recursive: true, force: true }) };
}

/** Runs the rules as `npm run check` does. */
export async function violationsIn(tree: string): Promise<ICruiseResult["summary"]["violations"]> {
  const program = join(root, "node_modules/.bin/depcruise");
  const output = await new Promise<string>((resolve, reject) => {
    const options = { cwd: tree, maxBuffer: 64 * 1024 * 1024 };
    execFile(
      process.execPath,
      [program, ...folders, "--output-type", "json"],
      options,
      (_error, stdout, stderr) => {
        if (stdout.startsWith("{")) resolve(stdout);
        else reject(new Error(`dependency-cruiser gave no result: ${stderr}${stdout}`));
      },
    );
  });
  const result: ICruiseResult = JSON.parse(output);
  return result.summary.violations;
}
