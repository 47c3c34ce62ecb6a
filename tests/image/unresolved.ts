import { existsSync, readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { pathsIn } from "./intruders.ts";

const importing = /(?:\bfrom|\bimport) ?\(?"(?<name>[^"\s]+)"/g;

const packageOf = (name: string, file: string): string | undefined => {
  try {
    return findPackageJSON(name, pathToFileURL(file));
  } catch {
    // It says so by throwing where there is none at all.
    return undefined;
  }
};

const isThere = (folder: string, file: string, name: string): boolean => {
  if (name.startsWith("node:")) return true;
  if (name.startsWith(".")) return existsSync(resolve(dirname(file), name));
  return packageOf(name, file)?.startsWith(`${folder}/`) === true;
};

/** What our own files in a tree import and would not find there. */
export const unresolvedIn = (folder: string): readonly string[] =>
  pathsIn(folder)
    .filter((path) => path.endsWith(".ts") && !path.includes("node_modules"))
    .flatMap((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      return [...text.matchAll(importing)]
        .map(({ groups }) => groups?.["name"] ?? "")
        .filter((name) => !isThere(folder, join(folder, path), name))
        .map((name) => `${path}: ${name}`);
    });
