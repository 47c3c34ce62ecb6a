import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";

const Names = z._default(z.record(z.string(), z.string()), {});
const Manifest = z.object({
  workspaces: z._default(z.array(z.string()), []),
  dependencies: Names,
  devDependencies: Names,
});

const read = (folder: string) =>
  Manifest.parse(JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")));

/** `package: workspaces`, as in the document. */
function declared(): string[] {
  const users = new Map<string, string[]>();
  for (const folder of [".", ...read(".").workspaces]) {
    const { dependencies, devDependencies } = read(folder);
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      users.set(name, [...(users.get(name) ?? []), folder === "." ? "root" : folder]);
    }
  }
  return [...users].map(([name, folders]) => `${name}: ${folders.join(", ")}`).sort();
}

function documented(): string[] {
  const document = readFileSync(join(root, "docs", "dependencies.md"), "utf8");
  const lines = document.matchAll(/^\| `(?<name>[^`]+)` *\| (?<where>[^|]+?) *\|/gm);
  return [...lines].map(({ groups = {} }) => `${groups["name"]}: ${groups["where"]}`).sort();
}

test("docs/dependencies.md has one line for each direct dependency, and none too many", () => {
  expect(documented()).toEqual(declared());
});

test("every line has a reason, a licence and a word on how it is kept", () => {
  const document = readFileSync(join(root, "docs", "dependencies.md"), "utf8");
  const lines = document.split("\n").filter((line) => line.startsWith("| `"));
  expect(lines.length).toBeGreaterThan(0);
  const thin = lines.filter((line) =>
    line
      .split("|")
      .slice(1, -1)
      .some((cell) => !cell.trim()),
  );
  expect(thin).toEqual([]);
});
