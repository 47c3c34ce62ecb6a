import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/root.ts";

const folder = join(root, "infra");

/** Text of every file of `infra/`, by its path from there. */
export function readFolder(): ReadonlyMap<string, string> {
  const files = globSync("**/*.{bicep,kql,json}", { cwd: folder }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
