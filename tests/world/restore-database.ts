import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";

const transfer = (...words: readonly string[]): void => {
  const program = join(root, "api/src/storage/transfer/main.ts");
  execFileSync(process.execPath, [program, ...words], { stdio: "pipe" });
};

/** Backs a data folder up, and restores the backup into another one, as an owner would. */
export const restoreDatabase = (from: string, to: string): void => {
  const backup = `${to}.jsonl`;
  transfer("export", from, backup);
  transfer("import", to, backup);
};
