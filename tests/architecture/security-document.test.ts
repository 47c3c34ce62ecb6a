import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";

const page = readFileSync(join(root, "docs/security.md"), "utf8");
const files = [...page.matchAll(/`((?:api|tabs|tests|contract|scripts)\/[^`]+)`/g)].map(
  ([, file = ""]) => file,
);
const threats = page
  .slice(page.indexOf("## Threats"), page.indexOf("## If an identity"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:-+|threat) /.test(line));

describe("docs/security.md", () => {
  it.each(files)("names %s, which is there", (file) => {
    expect(existsSync(join(root, file))).toBe(true);
  });

  it("names a test for each threat", () => {
    expect(threats.length).toBeGreaterThan(20);
    const untested = threats.filter(
      (line) => !/\.(?:test|e2e)\.ts`/.test(line.split("|")[3] ?? ""),
    );
    expect(untested).toEqual([]);
  });
});
