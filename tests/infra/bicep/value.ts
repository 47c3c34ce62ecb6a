import type { Node } from "web-tree-sitter";
import { partsOf } from "./grammar.ts";

/** What stands in a template, as far as it can be known without running it. */
export type Value =
  | { readonly kind: "object"; readonly node: Node; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: "array"; readonly node: Node; readonly items: readonly Value[] }
  | { readonly kind: "literal"; readonly node: Node; readonly text: string }
  | { readonly kind: "expression"; readonly node: Node; readonly text: string };

/** A condition or a loop says when and how often; what stands in it is the value. */
function bodyOf(node: Node): Node {
  if (node.type !== "if_statement" && node.type !== "for_statement") return node;
  const body = partsOf(node).at(-1);
  return body ? bodyOf(body) : node;
}

export function valueOf(outer: Node): Value {
  const node = bodyOf(outer);
  if (node.type === "object") return { kind: "object", node, entries: entriesOf(node) };
  if (node.type === "array") return { kind: "array", node, items: partsOf(node).map(valueOf) };
  const literal = literalOf(node);
  return literal === undefined
    ? { kind: "expression", node, text: node.text }
    : { kind: "literal", node, text: literal };
}

/** Booleans and numbers by their text; a string only where nothing is put into it. */
function literalOf(node: Node): string | undefined {
  if (node.type === "boolean" || node.type === "number" || node.type === "null") return node.text;
  const parts = partsOf(node);
  if (node.type !== "string" || parts.some(({ type }) => type === "interpolation"))
    return undefined;
  return parts.map(({ text }) => text.replaceAll("\\'", "'")).join("");
}

function entriesOf(object: Node): ReadonlyMap<string, Value> {
  const properties = partsOf(object).filter(({ type }) => type === "object_property");
  return new Map(
    properties.flatMap((property) => {
      const [key, value] = partsOf(property);
      if (!key || !value) return [];
      return [[literalOf(key) ?? key.text, valueOf(value)]];
    }),
  );
}

/** What stands at `properties.sku.name`; of arrays, in each element. */
export function valuesAt(value: Value | undefined, path: readonly string[]): readonly Value[] {
  const [first, ...rest] = path;
  if (!value) return [];
  if (value.kind === "array") return value.items.flatMap((item) => valuesAt(item, path));
  if (first === undefined) return [value];
  return value.kind === "object" ? valuesAt(value.entries.get(first), rest) : [];
}
