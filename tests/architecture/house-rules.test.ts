import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.ts";

const listing = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});
const deleted = new Set(
  execFileSync("git", ["ls-files", "--deleted"], { cwd: root, encoding: "utf8" }).split("\n"),
);
const files = listing.split("\n").filter((file) => file !== "" && !deleted.has(file));
const code = files.filter((file) => /\.([cm]?[jt]sx?|css)$/.test(file));
const binary = /\.(png|ico|woff2?)$/;

const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Put together here, or this file would be the first to be found. */
const words = (...alternatives: readonly string[]) => new RegExp(alternatives.join("|"), "i");

function filesWith(pattern: RegExp, among: readonly string[]): string[] {
  return among.filter((file) => pattern.test(read(file)));
}

test("there is code to look at", () => {
  expect(code.length).toBeGreaterThan(100);
});

test("no file of code is longer than 400 lines", () => {
  const lengths = code.map((file) => ({ file, lines: read(file).split("\n").length - 1 }));
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
});

test("there is no drawer: what belongs to a noun lives with it", () => {
  const drawer = /(^|\/)(utils?|helpers?|common|shared|types?|misc|libs?)(\/|\.[cm]?[jt]sx?$)/;
  expect(files.filter((file) => drawer.test(file))).toEqual([]);
});

test("no test is skipped, put off or run alone", () => {
  const tests = code.filter((file) => /\.(test|e2e)\.tsx?$/.test(file));
  const marked = words(
    "\\.(skip|only|todo|fixme|fails)\\(",
    "\\.(skip|run)If\\(",
    "\\bx(it|test)\\(",
  );
  expect(tests.length).toBeGreaterThan(10);
  expect(filesWith(marked, tests)).toEqual([]);
});

test("no tool is silenced in the code", () => {
  const silencers = ["@ts-" + "ignore", "@ts-" + "expect-error", "@ts-" + "nocheck"];
  const off = words(...silencers, "eslint-" + "disable", "prettier-" + "ignore");
  expect(filesWith(off, code)).toEqual([]);
});

test("no file names a package registry: each machine has its own", () => {
  const hosts = ["registry\\.npm", "npmjs\\.", "registry\\.yarn", "npm\\.pkg\\.github", "jsr\\."];
  const named = words(...hosts.map((host) => `//[^\\s"']*${host}`), "^registry\\s*=");
  const texts = files.filter((file) => !binary.test(file));
  expect(filesWith(named, texts)).toEqual([]);
  expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
});
