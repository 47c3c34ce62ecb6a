import { placeOf, type Resource, type Template } from "../bicep/template.ts";
import { type Value, valuesAt } from "../bicep/value.ts";
import { builtInRoles, conditions, customRoles, givenRights } from "../table/roles.ts";

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Roles by their ids, who is given which, under what condition, and what our own roles may do. */
export const rightMistakes = (templates: readonly Template[]): string[] => [
  ...templates.flatMap(wrongIds),
  ...templates.flatMap((template) =>
    assignments(template).flatMap((one) => wrongCondition(template, one)),
  ),
  ...templates.flatMap(wrongActions),
  ...notAsListed(templates),
];

const wrongIds = (template: Template): string[] =>
  template.variables.flatMap(({ name, value, node }) =>
    (value?.kind === "literal" ? (value.text.match(guid) ?? []) : [])
      .filter((id) => builtInRoles[name] !== id)
      .map((id) => `${placeOf(template, node)} ${name} is not ${id}`),
  );

const assignments = ({ resources }: Template): readonly Resource[] =>
  resources.filter(({ type }) => type.startsWith("Microsoft.Authorization/roleAssignments@"));

function notAsListed(templates: readonly Template[]): string[] {
  const given = templates.flatMap((template) =>
    assignments(template).map((one) => rightOf(template, one)),
  );
  return [
    ...given
      .filter((right) => !givenRights.includes(right))
      .map((right) => `not in the table: ${right}`),
    ...givenRights.filter((right) => !given.includes(right)).map((right) => `not given: ${right}`),
    ...given
      .filter((right, index) => given.indexOf(right) !== index)
      .map((right) => `given twice: ${right}`),
  ];
}

function rightOf({ file }: Template, { value }: Resource): string {
  const text = (...path: string[]) => valuesAt(value, path)[0]?.node.text ?? "";
  return `${file}: ${text("properties", "principalId")}, ${text("scope") || "subscription"}, ${roleOf(value)}`;
}

/** `subscriptionResourceId('…', reader)` is `reader`. */
function roleOf(value: Value | undefined): string {
  const text = valuesAt(value, ["properties", "roleDefinitionId"])[0]?.node.text ?? "";
  return /roleDefinitions', (\w+)\)$/.exec(text)?.[1] ?? text;
}

function wrongCondition(template: Template, { value, node }: Resource): string[] {
  const wanted = conditions[roleOf(value)];
  const [condition] = valuesAt(value, ["properties", "condition"]);
  const [version] = valuesAt(value, ["properties", "conditionVersion"]);
  const found = condition && written(template, condition.node.text);
  const where = placeOf(template, node);
  if (found !== wanted) return [`${where} ${roleOf(value)} is given under another condition`];
  return wanted === undefined || version?.node.text === "'2.0'"
    ? []
    : [`${where} conditions are of version 2.0`];
}

/** A string with the template's own variables put in. */
function written(template: Template, text: string): string {
  const variable = template.variables.find(({ name }) => name === text);
  if (variable?.value) return written(template, variable.value.node.text);
  return text
    .replace(/^'|'$/g, "")
    .replaceAll("\\'", "'")
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => {
      const known = template.variables.some((one) => one.name === name);
      return known ? written(template, name) : whole;
    });
}

const wrongActions = (template: Template): string[] =>
  template.resources
    .filter(({ type }) => type.startsWith("Microsoft.Authorization/roleDefinitions@"))
    .flatMap(({ name, value, node }) => {
      const found = ["actions", "dataActions"].flatMap((kind) =>
        valuesAt(value, ["properties", "permissions", kind]).flatMap((action) =>
          action.kind === "literal" ? action.text : action.node.text,
        ),
      );
      const listed = customRoles[name] ?? [];
      return [
        ...found.filter((action) => !listed.includes(action)).map((action) => `may ${action}`),
        ...listed.filter((action) => !found.includes(action)).map((action) => `may not ${action}`),
      ].map((what) => `${placeOf(template, node)} ${name} ${what}`);
    });
