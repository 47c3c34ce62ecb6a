import type { Node } from "web-tree-sitter";
import { partsOf } from "../bicep/grammar.ts";
import { placeOf, type Template } from "../bicep/template.ts";

/** Whoever deploys reads what each parameter is for, and each output. */
export const descriptionMistakes = (templates: readonly Template[]): string[] =>
  templates.flatMap((template) =>
    [...template.parameters, ...template.outputs]
      .filter(
        ({ decorators }) => !decorators.some(({ text }) => /^@description\('.+'\)$/.test(text)),
      )
      .map(({ name, node }) => `${placeOf(template, node)} nobody says what ${name} is`)
      .concat(template.types.flatMap(({ node }) => silentProperties(template, node))),
  );

function silentProperties(template: Template, type: Node): string[] {
  const object = partsOf(type).find((part) => part.type === "object");
  const properties = object
    ? partsOf(object).filter((part) => part.type === "object_property")
    : [];
  return properties
    .filter((property) => property.previousNamedSibling?.type !== "decorators")
    .map(
      (property) =>
        `${placeOf(template, property)} nobody says what ${partsOf(property)[0]?.text} is`,
    );
}
