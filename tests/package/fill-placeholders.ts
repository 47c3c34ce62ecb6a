const placeholder = /\$\{\{ *([A-Za-z_][A-Za-z0-9_]*) *\}\}/g;

/** In the order of the text, each once. */
export const placeholdersOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(placeholder)].flatMap(([, name]) => name ?? [])),
];

/** The one that may be empty, in the toolkit too. */
const optional = "APP_NAME_SUFFIX";

/**
 * As the toolkit does it before it uses a file.
 * @throws Error that names each variable without a value
 */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  const missing = placeholdersOf(text).filter((name) =>
    name === optional ? !values.has(name) : !values.get(name),
  );
  if (missing.length > 0) throw new Error(`No value for ${missing.join(", ")}`);
  return text.replace(placeholder, (_, name: string) => values.get(name) ?? "");
}
