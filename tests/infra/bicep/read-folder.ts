import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/root.ts";
import { readTemplate, type Template } from "./template.ts";

const folder = join(root, "infra");

export const textOf = (file: string): string => readFileSync(join(folder, file), "utf8");

/** The files of `infra/` that match, by their paths from there. */
export const filesOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: folder }).sort();

/** Every template of `infra/`. */
export const readTemplates = (): readonly Template[] =>
  filesOf("**/*.bicep").map((file) => readTemplate(file, textOf(file)));
