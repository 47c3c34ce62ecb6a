import { placeOf, type Template } from "../bicep/template.ts";
import { valuesAt } from "../bicep/value.ts";

/**
 * docs/infrastructure.md: `${base}-what`; a prefix and a hash where a name has to be the only one in the world and
 * short; a hash of what it is about for rights. What Azure names itself is in the list.
 */
const convention =
  /^('\$\{base\}-[a-z0-9-]*(\$\{[\w.() ]+\})?[a-z-]*'|'(kv|st|cr)\$?-?\$\{uniqueString\(resourceGroup\(\)\.id, base\)\}'|guid\(.+\))$/s;
const fixed = new Set([
  ...[
    "'default'",
    "'vault_tab'",
    "'require_secure_transport'",
    "'azure'",
    "'checkpoints'",
    "'undelivered'",
  ],
  // What Azure, the group or the caller has named already.
  ...["administrators.objectId", "zone", "name"],
]);

export const namingMistakes = (templates: readonly Template[]): string[] =>
  templates.flatMap((template) =>
    [...template.resources.filter(({ existing }) => !existing), ...template.modules].flatMap(
      ({ value }) =>
        valuesAt(value, ["name"])
          .filter(({ node }) => !convention.test(node.text) && !fixed.has(node.text))
          .map(
            ({ node }) => `${placeOf(template, node)} is not named by the convention: ${node.text}`,
          ),
    ),
  );
