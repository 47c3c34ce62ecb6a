import { posix } from "node:path";
import { type Module, placeOf, type Template } from "../bicep/template.ts";
import { valuesAt } from "../bicep/value.ts";

/** What is deployed by hand; every other file has to be a module of something. */
const entries = new Set(["main.bicep", "security.bicep"]);

/** Modules that are not there, not used, or given and asked for what they do not have. */
export function moduleMistakes(templates: readonly Template[]): string[] {
  const files = new Map(templates.map((template) => [template.file, template]));
  const used = new Set(templates.flatMap((from) => from.modules.map((to) => target(from, to))));
  return [
    ...templates
      .filter(({ file }) => !entries.has(file) && !used.has(file))
      .map(({ file }) => `${file} is nobody's module`),
    ...templates.flatMap((from) =>
      from.modules.flatMap((module) => {
        const to = files.get(target(from, module));
        const where = placeOf(from, module.node);
        return to
          ? [...wrongParameters(module, to), ...wrongOutputs(from, module, to)].map(
              (what) => `${where} ${what}`,
            )
          : [`${where} there is no ${module.path}`];
      }),
    ),
  ];
}

const target = ({ file }: Template, { path }: Module): string =>
  posix.join(posix.dirname(file), path);

function wrongParameters({ value }: Module, to: Template): string[] {
  const [given] = valuesAt(value, ["params"]);
  const names = given?.kind === "object" ? [...given.entries.keys()] : [];
  const wanted = to.parameters.filter((parameter) => !parameter.value).map(({ name }) => name);
  const known = new Set(to.parameters.map(({ name }) => name));
  return [
    ...wanted
      .filter((name) => !names.includes(name))
      .map((name) => `${to.file} is not given ${name}`),
    ...names.filter((name) => !known.has(name)).map((name) => `${to.file} takes no ${name}`),
  ];
}

function wrongOutputs(from: Template, { name }: Module, to: Template): string[] {
  const known = new Set(to.outputs.map((output) => output.name));
  const asked = from.nodes.flatMap(({ type, text }) =>
    type === "member_expression"
      ? (new RegExp(`^${name}!?\\.outputs\\.(\\w+)$`).exec(text)?.[1] ?? [])
      : [],
  );
  return [...new Set(asked)]
    .filter((output) => !known.has(output))
    .map((output) => `${to.file} gives no ${output}`);
}
