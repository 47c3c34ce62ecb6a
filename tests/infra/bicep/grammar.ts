import { fileURLToPath } from "node:url";
import { Language, type Node, Parser } from "web-tree-sitter";

await Parser.init();
const grammar = fileURLToPath(import.meta.resolve("tree-sitter-bicep/tree-sitter-bicep.wasm"));
const parser = new Parser().setLanguage(await Language.load(grammar));

/** The tree of a Bicep file, whatever mistakes of syntax it has. */
export function treeOf(text: string): Node {
  const tree = parser.parse(text);
  if (!tree) throw new Error("The parser was stopped.");
  return tree.rootNode;
}

/** Named children without comments. */
export const partsOf = (node: Node): readonly Node[] =>
  node.namedChildren.filter((child) => child.type !== "comment");

/** The node and all below it. */
export function* allOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* allOf(child);
}
