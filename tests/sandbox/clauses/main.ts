/** `npm run clauses`: how many clauses each service of the sandbox is held to, and how many of them are only believed. */
import { z } from "zod";
import { runTool } from "../../../scripts/run-tool.ts";
import { countClauses } from "./count.ts";

const args = ["list", "tests/sandbox", "--project=system", "--no-static-parse", "--json"];
const { output } = await runTool("vitest", args, "kept");
const listed = z
  .array(z.object({ name: z.string(), file: z.string() }))
  .parse(JSON.parse(output.slice(output.indexOf("[\n"))));
const counts = countClauses(listed);
const sum = (of: "clauses" | "believed") => counts.reduce((total, count) => total + count[of], 0);

console.log("| service | clauses | of them believed |\n| --- | --: | --: |");
for (const { service, clauses, believed } of counts)
  console.log(`| ${service} | ${clauses} | ${believed} |`);
console.log(`| all | ${sum("clauses")} | ${sum("believed")} |`);
