import { readTemplate } from "./bicep/template.ts";
import { descriptionMistakes } from "./checks/descriptions.ts";
import { moduleMistakes } from "./checks/modules.ts";
import { nameMistakes } from "./checks/names.ts";
import { namingMistakes } from "./checks/naming.ts";
import { resourceMistakes } from "./checks/resources.ts";
import { rightMistakes } from "./checks/rights.ts";
import { secretMistakes } from "./checks/secrets.ts";
import { syntaxMistakes } from "./checks/syntax.ts";

const checks = [
  ...[syntaxMistakes, nameMistakes, descriptionMistakes, moduleMistakes],
  ...[resourceMistakes, namingMistakes, secretMistakes, rightMistakes],
];

/** Everything that is wrong with the templates, each with where it stands. */
export function findMistakes(files: ReadonlyMap<string, string>): readonly string[] {
  const templates = [...files]
    .filter(([file]) => file.endsWith(".bicep"))
    .map(([file, text]) => readTemplate(file, text));
  return checks.flatMap((check) => check(templates));
}
