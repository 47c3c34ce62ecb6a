import { availableParallelism, cpus } from "node:os";
import type { Chapter, Figure } from "./figures.ts";

const verdict = ({ held }: Figure): string => (held === undefined ? "" : held ? "yes" : "**no**");

const row = (figure: Figure): string => {
  const { what, measured, against, ratio, aim } = figure;
  return `| ${[what, measured, against, ratio, aim, verdict(figure)].join(" | ")} |`;
};

/** Where the machine was busy with other things, times and their spread are larger than its own. */
export const chapterText = ({ title, how, figures, notes = [] }: Chapter, load: number): string =>
  [
    `## ${title}`,
    "",
    `${how} Load of the machine when it began: ${load.toFixed(1)}.`,
    "",
    "| what | measured | against | ratio | aim | held |",
    "| --- | --- | --- | --- | --- | --- |",
    ...figures.map(row),
    ...(notes.length > 0 ? ["", ...notes.map((note) => `- ${note}`)] : []),
    "",
  ].join("\n");

const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model ?? "of an unknown kind"}), Node ${process.version}`;

const preface = (): string => `# Benchmarks

Written by \`npm run bench\`, and a chapter of it alone by \`npm run bench -- NAME\`. Every figure is compared with
something measured in the same chapter on the same machine, so the ratios mean more than the times. ${machine()}.
Times are medians; everything runs on loopback.

`;

const titleOf = (chapter: string): string => chapter.split("\n", 1)[0] ?? "";

/** The document with this chapter in the place of the one of the same title, or at its end. */
export const withChapter = (document: string, chapter: string): string => {
  const [, ...chapters] = document.split(/^(?=## )/m);
  const at = chapters.findIndex((one) => titleOf(one) === titleOf(chapter));
  const all = at < 0 ? [...chapters, chapter] : chapters.with(at, chapter);
  return preface() + all.map((one) => one.trimEnd()).join("\n\n") + "\n";
};
