import { placeOf, type Resource, type Template } from "../bicep/template.ts";
import { type Value, valuesAt } from "../bicep/value.ts";
import { resourceTypes } from "../table/resource-types.ts";
import type { Shape } from "../table/shape.ts";

/** What ARM itself takes at every resource. */
const everywhere = new Set(["dependsOn", "tags"]);

/** Types and versions that nobody has looked up, properties that Azure does not know, and ones that it wants. */
export const resourceMistakes = (templates: readonly Template[]): string[] =>
  templates.flatMap((template) =>
    template.resources.flatMap((resource) =>
      mistakesOf(template, resource).map((what) => `${placeOf(template, resource.node)} ${what}`),
    ),
  );

function mistakesOf(template: Template, resource: Resource): string[] {
  const [name = "", version] = fullType(template, resource).split("@");
  const known = resourceTypes[name];
  if (!known) return [`no such type as ${name}`];
  if (version !== known.version) return [`${name} is known as of ${known.version}, not ${version}`];
  if (resource.existing || !resource.value) return [];
  return [
    ...fit(resource.value, known.shape, []),
    ...Object.entries(known.must ?? {}).flatMap(([path, wanted]) =>
      valuesAt(resource.value, path.split("."))
        .filter((value) => value.kind !== "literal" || value.text !== wanted)
        .map((value) => `${path} has to be ${wanted}, not ${value.node.text}`),
    ),
  ];
}

/** A resource within another is called by its last part. */
function fullType({ resources }: Template, { node, type }: Resource): string {
  const outer = resources
    .filter((one) => one.node.id !== node.id && contains(one, node))
    .map((one) => one.type.split("@"));
  const version = outer.map(([, given]) => given).find(Boolean) ?? type.split("@")[1];
  return `${[...outer.map(([name]) => name), type.split("@")[0]].join("/")}@${version}`;
}

const contains = ({ node }: Resource, inner: Resource["node"]): boolean =>
  node.startIndex <= inner.startIndex && inner.endIndex <= node.endIndex;

function fit(value: Value, shape: Shape, path: readonly string[]): string[] {
  const known = Object.entries(shape);
  if (known.length === 0) return [];
  if (value.kind === "array") return value.items.flatMap((item) => fit(item, shape, path));
  if (value.kind !== "object") return [];
  const shapes = new Map(known.map(([key, inner]) => [key.replace("!", ""), inner]));
  const unknown = [...value.entries.keys()].filter(
    (key) => !shapes.has(key) && !everywhere.has(key),
  );
  const missing = known.flatMap(([key]) =>
    key.endsWith("!") && !value.entries.has(key.slice(0, -1)) ? key.slice(0, -1) : [],
  );
  return [
    ...unknown.map((key) => `no such property as ${[...path, key].join(".")}`),
    ...missing.map((key) => `${[...path, key].join(".")} is missing`),
    ...[...value.entries].flatMap(([key, inner]) =>
      fit(inner, shapes.get(key) ?? {}, [...path, key]),
    ),
  ];
}
