import type { Node } from "web-tree-sitter";
import { partsOf } from "../bicep/grammar.ts";
import { placeOf, type Template } from "../bicep/template.ts";

/** Of Bicep's own: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions */
const functions = new Set([
  ...[
    "cidrSubnet",
    "concat",
    "empty",
    "environment",
    "guid",
    "join",
    "json",
    "last",
    "loadTextContent",
  ],
  ...[
    "resourceGroup",
    "split",
    "string",
    "subscription",
    "subscriptionResourceId",
    "tenant",
    "toLower",
  ],
  ...["union", "uniqueString"],
]);
const decorators = new Set([
  "allowed",
  "description",
  "maxLength",
  "maxValue",
  "minLength",
  "minValue",
]);

/** A name that nothing declares, and a parameter or variable that nothing asks for. */
export const nameMistakes = (templates: readonly Template[]): string[] =>
  templates.flatMap((template) => [...unknown(template), ...unused(template)]);

function unknown(template: Template): string[] {
  const declared = new Set([...functions, ...declaredIn(template).map(({ name }) => name)]);
  return namesUsed(template)
    .filter((node) => !declared.has(node.text) && !loops(node).includes(node.text))
    .map((node) => `${placeOf(template, node)} nothing is called ${node.text}`);
}

function unused(template: Template): string[] {
  const used = new Set(namesUsed(template).map(({ text }) => text));
  return [...template.parameters, ...template.variables, ...template.types]
    .filter(({ name }) => !used.has(name))
    .map(({ name, node }) => `${placeOf(template, node)} nothing asks for ${name}`);
}

const declaredIn = ({ types, parameters, variables, resources, modules }: Template) => [
  ...types,
  ...parameters,
  ...variables,
  ...resources,
  ...modules,
];

/** Identifiers that ask for something: neither a key, nor a declaration's own name, nor a decorator. */
const namesUsed = ({ nodes }: Template): readonly Node[] =>
  nodes.filter(
    (node) => node.type === "identifier" && !namesSomething(node) && !decorators.has(node.text),
  );

function namesSomething(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  const first = partsOf(parent)[0]?.id === node.id;
  return first && (parent.type === "object_property" || parent.type.endsWith("_declaration"));
}

function loops(node: Node): readonly string[] {
  const own: string[] = [];
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type !== "for_statement") continue;
    const [first] = partsOf(outer);
    if (first) own.push(...[first, ...partsOf(first)].map(({ text }) => text));
  }
  return own;
}
