import { placeOf, type Template } from "../bicep/template.ts";

/** Functions that answer with a key, and what asks for a password. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/^list[A-Z]\w*$/, "answers with a key of a resource"],
  [/^(getSecret|newGuid|secure)$/, "handles a secret"],
];
const passwords = /^(administratorLogin|.*[pP]assword|sharedKey|.*[aA]ccountKey|clientSecret)$/;
/** Connection strings let whoever has them write; keys anything. */
const secretValue =
  /\b(ConnectionString|InstrumentationKey|primaryKey|secondaryKey|connectionStrings?)\b/;

/** No password, no key, no secret by a parameter, nothing of the kind by an output. */
export const secretMistakes = (templates: readonly Template[]): string[] =>
  templates.flatMap((template) => {
    const { nodes } = template;
    const names = nodes.filter(
      ({ type }) => type === "identifier" || type === "property_identifier",
    );
    return [
      ...names.flatMap((node) => [
        ...refused
          .filter(([name]) => name.test(node.text))
          .map(([, why]) => `${placeOf(template, node)} ${node.text} ${why}`),
        ...(passwords.test(node.text)
          ? [`${placeOf(template, node)} ${node.text} is a password`]
          : []),
      ]),
      ...template.outputs
        .filter(({ value }) => value && secretValue.test(value.node.text))
        .map(({ name, node }) => `${placeOf(template, node)} ${name} puts out what is secret`),
    ];
  });
