/** `npm run bench`: measures everything, or what is named, and writes it into `docs/benchmarks.md`. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";
import { runTool } from "../../scripts/run-tool.ts";
import type { Bench } from "./figures.ts";
import { chapterText, withChapter } from "./report.ts";
import { auditBench } from "./audit-bench.ts";
import { backupBench } from "./backup-bench.ts";
import { endingBench } from "./ending-bench.ts";
import { herdBench } from "./herd-bench.ts";
import { listingBench } from "./listing-bench.ts";
import { longTasksBench } from "./long-tasks-bench.ts";
import { memoryBench } from "./memory-bench.ts";
import { openBench } from "./open-bench.ts";
import { peopleBench } from "./people-bench.ts";
import { readsBench } from "./reads-bench.ts";
import { requestsBench } from "./requests-bench.ts";
import { rulingsBench } from "./rulings-bench.ts";
import { throttlingBench } from "./throttling-bench.ts";
import { viewsBench } from "./views-bench.ts";
import { webFootprintBench } from "./web-footprint-bench.ts";

const benches: readonly Bench[] = [
  listingBench,
  memoryBench,
  requestsBench,
  peopleBench,
  throttlingBench,
  auditBench,
  backupBench,
  readsBench,
  endingBench,
  herdBench,
  rulingsBench,
  longTasksBench,
  openBench,
  viewsBench,
  webFootprintBench,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = benches.map(({ name }) => name).join(", ");
  throw new Error(`There is no bench ${unknown.join(", ")}; there are ${known}.`);
}

const file = join(root, "docs", "benchmarks.md");
for (const { name, run } of benches) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`Measuring ${name} …`);
  const [load = 0] = loadavg();
  const text = chapterText(await run(), load);
  console.log(`\n${text}`);
  writeFileSync(file, withChapter(existsSync(file) ? readFileSync(file, "utf8") : "", text));
}
await runTool("prettier", ["--write", file], "kept");
