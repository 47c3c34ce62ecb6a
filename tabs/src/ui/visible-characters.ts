/**
 * Characters that change how their neighbours are read without being seen: control characters,
 * bidirectional controls (Unicode UAX 9), line separators, zero-width space, soft hyphen, byte order
 * mark and the tag block. Joiners stay: emoji and Indic scripts need them.
 */
const HIDDEN =
  /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;

export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "hidden"; readonly code: string };

export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let run = "";
  for (const character of text) {
    if (!HIDDEN.test(character)) {
      run += character;
      continue;
    }
    if (run) parts.push({ kind: "text", text: run });
    run = "";
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    parts.push({ kind: "hidden", code: `U+${code}` });
  }
  if (run) parts.push({ kind: "text", text: run });
  return parts;
}

/** The same as plain text, for a title or an accessible name. */
export const visibleString = (text: string): string =>
  textParts(text)
    .map((part) => (part.kind === "text" ? part.text : `[${part.code}]`))
    .join("");
