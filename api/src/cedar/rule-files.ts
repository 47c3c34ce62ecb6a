import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export interface RuleFile {
  /** Its name inside the folder. */
  readonly file: string;
  readonly text: string;
}

export interface RuleFiles {
  /** Name of the folder, for the person who looks for a rule. */
  readonly folder: string;
  readonly schema: RuleFile;
  readonly policies: readonly RuleFile[];
  readonly hash: string;
}

export const schemaFile = "schema.cedarschema";

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
  return { folder: basename(folder), schema, policies, hash: hashOf([...policies, schema]) };
};

/** Over names and contents, so that a rule that moves to another file is another set. */
const hashOf = (files: readonly RuleFile[]): string => {
  const hash = createHash("sha256");
  for (const { file, text } of files) {
    hash.update(`${file}\0${Buffer.byteLength(text)}\0`).update(text);
  }
  return hash.digest("hex");
};
