import { prepare, scan } from "./scan.ts";
import { base64Core, utf16be, utf16le } from "./spelling.ts";
import { type Audience, readToken } from "./token.ts";
import type { Window } from "./windows.ts";

/** Every JWT begins so: a base64url of `{"`. */
const BEGIN = "eyJ";
/** Azure's own limit is well below. */
const LONGEST = 16 * 1024;

interface TokenNeedle {
  readonly encoding: string;
  readonly bytes: Buffer;
  /** The bytes from which on the text is decoded. */
  readonly lead: number;
  readonly decode: (bytes: Buffer) => string;
}

const decodeBase64 = (bytes: Buffer): string => {
  const run = /^[\w+/-]*/.exec(bytes.toString("latin1"))?.[0] ?? "";
  return Buffer.from(run, "base64").toString("latin1");
};

const even = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length & ~1);

const needles = prepare<TokenNeedle>([
  {
    encoding: "plain",
    bytes: Buffer.from(BEGIN),
    lead: 0,
    decode: (bytes) => bytes.toString("latin1"),
  },
  { ...utf16le(BEGIN), lead: 0, decode: (bytes) => even(bytes).toString("utf16le") },
  {
    ...utf16be(BEGIN),
    lead: 0,
    decode: (bytes) => Buffer.from(even(bytes)).swap16().toString("utf16le"),
  },
  ...[0, 1, 2].map((shift) => ({
    encoding: "base64",
    bytes: Buffer.from(base64Core(Buffer.from(BEGIN), shift)),
    lead: Math.ceil((shift * 8) / 6),
    decode: (bytes: Buffer) => decodeBase64(bytes).slice(shift),
  })),
]);

export interface TokenHit {
  readonly at: number;
  readonly encoding: string;
  readonly audience: Audience;
}

export const findTokens = ({ bytes, from, until }: Window): TokenHit[] => {
  const hits: TokenHit[] = [];
  // A payload begins as its header does: what stands inside a token already found is part of it.
  let passed = 0;
  for (const { at, needle } of scan(bytes, needles, from, until)) {
    if (at < passed) continue;
    const begin = Math.max(0, at - needle.lead);
    const token = readToken(needle.decode(bytes.subarray(begin, begin + LONGEST)));
    if (!token) continue;
    hits.push({ at, encoding: needle.encoding, audience: token.audience });
    passed = at + token.text.length;
  }
  return hits;
};
