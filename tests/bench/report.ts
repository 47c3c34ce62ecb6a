import { availableParallelism, cpus, loadavg } from "node:os";
import type { Chapter, Figure } from "./figures.ts";

const verdict = ({ held }: Figure): string => (held === undefined ? "" : held ? "yes" : "**no**");

const row = (figure: Figure): string => {
  const { what, measured, against, ratio, aim } = figure;
  return `| ${[what, measured, against, ratio, aim, verdict(figure)].join(" | ")} |`;
};

const chapter = ({ title, how, figures, notes = [] }: Chapter): string =>
  [
    `## ${title}`,
    "",
    how,
    "",
    "| what | measured | against | ratio | aim | held |",
    "| --- | --- | --- | --- | --- | --- |",
    ...figures.map(row),
    ...(notes.length > 0 ? ["", ...notes.map((note) => `- ${note}`)] : []),
  ].join("\n");

/** Taken before the first bench: what else kept this machine busy. */
export const machine = (): string => {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model ?? "unknown processor";
  return `${availableParallelism()} cores (${model}), Node ${process.version}; load ${load.toFixed(1)} when it began.`;
};

export const report = (machineThen: string, chapters: readonly Chapter[]): string => `# Benchmarks

Written by \`npm run bench\`. Every figure is compared with something measured in the same run on the same machine, so
the ratios mean more than the times. ${machineThen} Times are medians; everything runs on loopback.

${chapters.map(chapter).join("\n\n")}
`;
