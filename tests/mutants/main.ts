/** `npm run mutants`: plants each defect in a copy of the tree and sees whether its tests notice; with words, only those. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessMutants } from "./access-mutants.ts";
import { plant, type Mutant } from "./mutant.ts";
import { runSuite } from "./run-suite.ts";
import { rulesMutants } from "./rules-mutants.ts";
import { sandboxMutants } from "./sandbox-mutants.ts";
import { serviceMutants } from "./service-mutants.ts";
import { copyTree } from "./small-copy.ts";

const words = process.argv.slice(2);
const chosen = (mutants: readonly Mutant[]) =>
  mutants.filter(
    ({ name, file }) =>
      words.length === 0 || words.some((word) => `${file} ${name}`.includes(word)),
  );

/** Without a defect every suite passes: else a failure would prove nothing. */
async function demandHealthy(folder: string, mutants: readonly Mutant[]): Promise<void> {
  for (const suite of new Set(mutants.map((mutant) => mutant.suite))) {
    const { passed, failed } = await runSuite(folder, suite);
    if (passed === 0 || failed !== undefined)
      throw new Error(`${suite} fails without any defect: ${failed ?? "no test ran"}`);
  }
}

/** The test that noticed, or undefined where none did. */
async function tryOut(folder: string, mutant: Mutant): Promise<string | undefined> {
  const file = join(folder, mutant.file);
  const healthy = readFileSync(file, "utf8");
  writeFileSync(file, plant(mutant, healthy));
  try {
    return (await runSuite(folder, mutant.suite)).failed;
  } finally {
    writeFileSync(file, healthy);
  }
}

async function tryAll(folder: string, title: string, mutants: readonly Mutant[]): Promise<number> {
  if (mutants.length === 0) return 0;
  await demandHealthy(folder, mutants);
  console.log(`\n## ${title}\n\n| defect | file | caught by |\n| --- | --- | --- |`);
  let survived = 0;
  for (const mutant of mutants) {
    const caughtBy = await tryOut(folder, mutant);
    if (caughtBy === undefined) survived += 1;
    console.log(`| ${mutant.name} | ${mutant.file} | ${caughtBy ?? "**nobody**"} |`);
  }
  console.log(`\n${mutants.length - survived} of ${mutants.length} caught`);
  return survived;
}

const copy = copyTree();
try {
  const survived =
    (await tryAll(copy.folder, "Defects of the sandbox", chosen(sandboxMutants))) +
    (await tryAll(copy.folder, "Defects of the service", chosen(serviceMutants))) +
    (await tryAll(copy.folder, "Defects of the rules", chosen(rulesMutants))) +
    (await tryAll(copy.folder, "Defects of time-boxed access", chosen(accessMutants)));
  if (survived > 0) process.exitCode = 1;
} finally {
  copy.remove();
}
