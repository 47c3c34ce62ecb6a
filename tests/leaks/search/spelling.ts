/** One way in which a text can stand in bytes; `encoding` is its name for a person. */
export interface Spelling {
  readonly encoding: string;
  readonly bytes: Buffer;
}

const spellEach = (text: string, spell: (hex: string, code: number) => string): string =>
  Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return spell(code.toString(16).padStart(2, "0"), code);
  }).join("");

const upperHex = (text: string): string => text.replace(/(?<=%|\\u|\\x|&#x)[\da-f]+/g, upper);
const upper = (text: string): string => text.toUpperCase();

const escaped = (text: string): readonly (readonly [encoding: string, text: string])[] => [
  ["URL percent-encoding", encodeURIComponent(text).replaceAll("-", "%2d")],
  ["URL percent-encoding, twice", encodeURIComponent(text).replaceAll("-", "%252d")],
  ["URL percent-encoding of each byte", spellEach(text, (hex) => `%${hex}`)],
  ["JSON escapes", text.replaceAll("-", "\\u002d")],
  ["JSON escapes of each character", spellEach(text, (hex) => `\\u00${hex}`)],
  ["script escapes", spellEach(text, (hex) => `\\x${hex}`)],
  ["HTML escapes", text.replaceAll("-", "&#45;")],
  ["HTML escapes", text.replaceAll("-", "&#x2d;")],
  ["HTML escapes of each character", spellEach(text, (_hex, code) => `&#${code};`)],
  ["HTML escapes of each character", spellEach(text, (hex) => `&#x${hex};`)],
  ["quoted-printable", text.replaceAll("-", "=2D")],
];

/**
 * What of a base64 text the wanted bytes alone decide, wherever they begin in the encoded bytes:
 * six bits a character, so that the first and last may hold bits of a neighbour (RFC 4648, 4).
 */
export const base64Core = (bytes: Buffer, shift: number): string => {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
};

const asBase64 = ({ encoding, bytes }: Spelling): readonly Spelling[] =>
  [0, 1, 2].flatMap((shift) => {
    const core = base64Core(bytes, shift);
    const urlCore = core.replaceAll("+", "-").replaceAll("/", "_");
    const name = encoding === "plain" ? "base64" : `base64 of ${encoding}`;
    return [core, urlCore].map((text) => ({ encoding: name, bytes: Buffer.from(text) }));
  });

const asHex = ({ encoding, bytes }: Spelling): readonly Spelling[] => {
  const hex = bytes.toString("hex");
  const name = encoding === "plain" ? "hex" : `hex of ${encoding}`;
  return [hex, upper(hex)].map((text) => ({ encoding: name, bytes: Buffer.from(text) }));
};

const different = (spellings: readonly Spelling[]): readonly Spelling[] => [
  ...new Map(spellings.map((one) => [one.bytes.toString("latin1"), one])).values(),
];

export const utf16le = (text: string): Spelling => ({
  encoding: "UTF-16 LE",
  bytes: Buffer.from(text, "utf16le"),
});

export const utf16be = (text: string): Spelling => ({
  encoding: "UTF-16 BE",
  bytes: Buffer.from(text, "utf16le").swap16(),
});

/** Every spelling of this ASCII text that is looked for; each only once. */
export const spellingsOf = (text: string): readonly Spelling[] => {
  const plain = { encoding: "plain", bytes: Buffer.from(text) };
  const wide = [utf16le(text), utf16be(text)];
  const once = asBase64(plain);
  return different([
    plain,
    ...wide,
    // As bytes that were taken for Latin-1 stand in JSON, a heap snapshot for one.
    {
      encoding: "UTF-16 LE in JSON",
      bytes: Buffer.from(spellEach(text, (_hex, code) => `${String.fromCharCode(code)}\\u0000`)),
    },
    ...escaped(text).flatMap(([encoding, spelt]) =>
      [spelt, upperHex(spelt)].map((one) => ({ encoding, bytes: Buffer.from(one) })),
    ),
    ...[plain, ...wide].flatMap(asHex),
    ...once,
    ...[...wide, ...once].flatMap(asBase64),
  ]);
};
