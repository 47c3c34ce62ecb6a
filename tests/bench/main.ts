/** `npm run bench`: measures everything and writes `docs/benchmarks.md`; with names, those alone, to the terminal. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";
import { runTool } from "../../scripts/run-tool.ts";
import type { Bench, Chapter } from "./figures.ts";
import { machine, report } from "./report.ts";
import { listingBench } from "./listing-bench.ts";
import { longTasksBench } from "./long-tasks-bench.ts";
import { memoryBench } from "./memory-bench.ts";
import { openBench } from "./open-bench.ts";
import { peopleBench } from "./people-bench.ts";
import { requestsBench } from "./requests-bench.ts";
import { throttlingBench } from "./throttling-bench.ts";

const benches: readonly Bench[] = [
  listingBench,
  memoryBench,
  requestsBench,
  peopleBench,
  throttlingBench,
  longTasksBench,
  openBench,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = benches.map(({ name }) => name).join(", ");
  throw new Error(`There is no bench ${unknown.join(", ")}; there are ${known}.`);
}

const machineThen = machine();
const chapters: Chapter[] = [];
for (const { name, run } of benches) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`Measuring ${name} …`);
  chapters.push(await run());
}
const text = report(machineThen, chapters);
console.log(text);
if (names.length === 0) {
  const file = join(root, "docs", "benchmarks.md");
  writeFileSync(file, text);
  await runTool("prettier", ["--write", file], "kept");
}
