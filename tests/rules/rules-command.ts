import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";

/** `npm run rules:…`, as a person would run it. */
export const runRules = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "api/commands/main.ts"), ...args],
    { cwd: root, encoding: "utf8" },
  );
  return { status, told: stdout, refused: stderr };
};

export interface RulesFolder {
  readonly folder: string;
  change(file: string, change: (text: string) => string): void;
  remove(): void;
}

/** The rules of this repository, to be changed. */
export const copyRules = (): RulesFolder => {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  cpSync(join(root, "rules"), folder, { recursive: true });
  return {
    folder,
    change: (file, change) => {
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, "utf8")));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
};
