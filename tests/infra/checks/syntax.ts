import type { Node } from "web-tree-sitter";
import { partsOf } from "../bicep/grammar.ts";
import { placeOf, type Template } from "../bicep/template.ts";

/** Bicep takes a loop as the whole value of these, and nowhere within another expression. */
const loopsStandIn = new Set([
  ...["variable_declaration", "output_declaration", "object_property"],
  ...["resource_declaration", "module_declaration"],
]);

/** What does not parse, and loops where the compiler refuses them (BCP138), which the grammar does not know. */
export function syntaxMistakes(templates: readonly Template[]): string[] {
  return templates.flatMap((template) => {
    const { nodes } = template;
    const broken = nodes.find(({ isError, isMissing }) => isError || isMissing);
    const misplaced = nodes.filter((node) => node.type === "for_statement" && !stands(node));
    return [
      ...(broken ? [`${placeOf(template, broken)} does not parse`] : []),
      ...misplaced.map((node) => `${placeOf(template, node)} a loop within an expression`),
      ...nodes.flatMap((node) => twice(template, node)),
    ];
  });
}

const stands = ({ parent }: Node): boolean => parent !== null && loopsStandIn.has(parent.type);

function twice(template: Template, object: Node): string[] {
  if (object.type !== "object") return [];
  const keys = partsOf(object).flatMap((property) => partsOf(property)[0]?.text ?? []);
  const named = keys.filter((key) => /^\w+$/.test(key));
  const again = named.filter((key, index) => named.indexOf(key) !== index);
  return again.map((key) => `${placeOf(template, object)} ${key} stands twice`);
}
