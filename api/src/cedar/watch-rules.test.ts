import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchRules } from "./watch-rules.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rules-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("a file that is saved in several steps is told of once, and nothing after the end", async () => {
  const changed = vi.fn();
  const stop = watchRules(folder, changed);
  for (const text of ["a", "ab", "abc"]) writeFileSync(join(folder, "x.cedar"), text);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), 5_000);
  stop();
  writeFileSync(join(folder, "x.cedar"), "abcd");
  await pause(300);
  expect(changed).toHaveBeenCalledTimes(1);
});
