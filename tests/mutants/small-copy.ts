import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../scripts/root.ts";

const workspaces = ["contract", "api", "tabs", "sandbox", "tests"];

/** A copy of the tree with the installed packages, whose workspaces are the copied ones. */
export function copyTree(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-mutants-"));
  for (const file of files()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@vault-tab"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "@vault-tab" && name !== ".cache" && name !== ".vite")
      symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  // A link to the original's workspaces would lead the tests past the defect.
  for (const name of workspaces) symlinkSync(join(folder, name), join(modules, "@vault-tab", name));
  // What is not committed and is used as it is: a workspace's own packages, and the built tab.
  for (const there of [...workspaces.map((name) => join(name, "node_modules")), "tabs/dist"]) {
    if (existsSync(join(root, there))) symlinkSync(join(root, there), join(folder, there));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** All that is or may be committed, as it is now. */
function files(): readonly string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n");
  return listed.filter((file) => file !== "" && existsSync(join(root, file)));
}
