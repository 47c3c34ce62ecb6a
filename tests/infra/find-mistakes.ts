import type { Template } from "./bicep/template.ts";
import { descriptionMistakes } from "./checks/descriptions.ts";
import { moduleMistakes } from "./checks/modules.ts";
import { nameMistakes } from "./checks/names.ts";
import { namingMistakes } from "./checks/naming.ts";
import { resourceMistakes } from "./checks/resources.ts";
import { rightMistakes } from "./checks/rights.ts";
import { secretMistakes } from "./checks/secrets.ts";
import { syntaxMistakes } from "./checks/syntax.ts";

const checks = [
  ...[nameMistakes, descriptionMistakes, moduleMistakes],
  ...[resourceMistakes, namingMistakes, secretMistakes, rightMistakes],
];

/** Everything that is wrong with the templates, each with where it stands. */
export function findMistakes(templates: readonly Template[]): readonly string[] {
  const broken = syntaxMistakes(templates);
  // What does not parse has no names, modules or resources to speak of.
  return broken.length > 0 ? broken : checks.flatMap((check) => check(templates));
}
