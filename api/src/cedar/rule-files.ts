import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod/mini";

export interface RuleFile {
  /** Its name inside the folder. */
  readonly file: string;
  readonly text: string;
}

/** Names of groups by their ids, for the words in which rules are shown; nothing is decided by them. */
export type GroupNames = Readonly<Record<string, string>>;

export interface RuleFiles {
  /** Name of the folder, for the person who looks for a rule. */
  readonly folder: string;
  readonly schema: RuleFile;
  readonly policies: readonly RuleFile[];
  readonly names: GroupNames;
  readonly hash: string;
}

const schemaFile = "schema.cedarschema";
const namesFile = "names.json";
const GroupNames = z.record(z.string(), z.string());

/** @throws Error where the folder or its schema can't be read */
export const readRuleFiles = (folder: string): RuleFiles => {
  const read = (file: string): RuleFile => ({
    file,
    text: readFileSync(join(folder, file), "utf8"),
  });
  const schema = read(schemaFile);
  const policies = readdirSync(folder)
    .filter((file) => file.endsWith(".cedar"))
    .sort()
    .map(read);
  const named = existsSync(join(folder, namesFile)) ? [read(namesFile)] : [];
  return {
    folder: basename(folder),
    schema,
    policies,
    names: namesIn(named),
    hash: hashOf([...policies, schema, ...named]),
  };
};

const namesIn = ([file]: readonly RuleFile[]): GroupNames => {
  if (!file) return {};
  try {
    return GroupNames.parse(JSON.parse(file.text));
  } catch (cause) {
    throw new Error(`${file.file}: not a JSON object of names by the ids of groups`, { cause });
  }
};

/** Over names and contents, so that a rule that moves to another file is another set. */
const hashOf = (files: readonly RuleFile[]): string => {
  const hash = createHash("sha256");
  for (const { file, text } of files) {
    hash.update(`${file}\0${Buffer.byteLength(text)}\0`).update(text);
  }
  return hash.digest("hex");
};
