import { secretInText } from "../audit/secret-in-text.ts";
import type { TextInspector } from "../ports/text-inspector.ts";

/**
 * What people write is read by others and kept for long, so a secret in it is refused before it is
 * stored anywhere, the log included.
 * @throws ProblemError `secret_in_text` that names the field and the kind, never the text
 */
export const lookIntoText = async (
  inspector: TextInspector,
  texts: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  for (const [field, text] of Object.entries(texts)) {
    const kind = text === undefined ? undefined : await inspector.inspect(text);
    if (kind === undefined) continue;
    throw secretInText(field, kind);
  }
};
