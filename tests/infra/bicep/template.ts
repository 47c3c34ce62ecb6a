import type { Node } from "web-tree-sitter";
import { allOf, partsOf, treeOf } from "./grammar.ts";
import { type Value, valueOf } from "./value.ts";

interface Declaration {
  readonly name: string;
  readonly node: Node;
  readonly decorators: readonly Node[];
}
export interface Named extends Declaration {
  readonly value: Value | undefined;
}
export interface Resource extends Named {
  /** As it is written, such as `Microsoft.App/jobs@2025-01-01`; of a nested one only the last part. */
  readonly type: string;
  readonly existing: boolean;
}
export interface Module extends Named {
  readonly path: string;
}

export interface Template {
  /** From the folder of the templates, such as `modules/web.bicep`. */
  readonly file: string;
  /** All of the tree, from its root on; walked once, since each step asks WebAssembly. */
  readonly nodes: readonly Node[];
  readonly types: readonly Declaration[];
  readonly parameters: readonly Named[];
  readonly variables: readonly Named[];
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly Named[];
}

export function readTemplate(file: string, text: string): Template {
  const nodes = [...allOf(treeOf(text))];
  const of = (type: string) =>
    nodes.filter((node) => node.isNamed && node.type === type).map(declared);
  return {
    file,
    nodes,
    types: of("type_declaration"),
    parameters: of("parameter_declaration").map((one) => ({
      ...one,
      value: afterEquals(one.node),
    })),
    variables: of("variable_declaration").map((one) => ({ ...one, value: afterEquals(one.node) })),
    resources: of("resource_declaration").map((one) => ({
      ...one,
      value: afterEquals(one.node),
      type: textIn(one.node),
      existing: one.node.children.some(({ type }) => type === "existing"),
    })),
    modules: of("module_declaration").map((one) => ({
      ...one,
      value: afterEquals(one.node),
      path: textIn(one.node),
    })),
    outputs: of("output_declaration").map((one) => ({ ...one, value: afterEquals(one.node) })),
  };
}

/** Where it stands, as editors show it. */
export const placeOf = ({ file }: Template, { startPosition }: Node): string =>
  `${file}:${startPosition.row + 1}`;

function declared(node: Node): Declaration {
  const name = partsOf(node)[0]?.text ?? "";
  const before = node.previousNamedSibling;
  const decorators = before?.type === "decorators" ? partsOf(before) : [];
  return { name, node, decorators };
}

function afterEquals(node: Node): Value | undefined {
  const equals = node.children.findIndex(({ type }) => type === "=");
  const value = equals < 0 ? undefined : node.children[equals + 1];
  return value ? valueOf(value) : undefined;
}

const textIn = (node: Node): string =>
  partsOf(node)
    .find(({ type }) => type === "string")
    ?.text.slice(1, -1) ?? "";
