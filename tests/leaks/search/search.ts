import { findPacked, type PackedHit } from "./find-packed.ts";
import { findTokens } from "./find-tokens.ts";
import { redact } from "./redact.ts";
import { prepare, scan } from "./scan.ts";
import { ofBytes, type Source } from "./source.ts";
import { spellingsOf } from "./spelling.ts";
import { type Packing, unpack } from "./unpack.ts";
import { type Window, windowsOf } from "./windows.ts";

/** Every secret value of the sandbox begins so. */
export const MARKER = "canary-";

const MiB = 1 << 20;
const DEEPEST = 6;
const LARGEST = 256 * MiB;

/** Which tokens a place may hold: none, those that open our own service, or any. */
export type Tokens = "none" | "own" | "any";

export interface Place {
  /** For a person: "reply body of GET https://…". */
  readonly name: string;
  readonly tokens: Tokens;
  /** How its bytes as a whole are packed, where they do not say so themselves. */
  readonly packing?: Packing;
}

export interface Finding {
  readonly place: string;
  readonly what: string;
  readonly offset: number;
  /** From the outside in: `gzip at 12, base64`. */
  readonly encoding: string;
  readonly excerpt: string;
}

export interface Searched {
  readonly findings: readonly Finding[];
  /** Read in all, what was unpacked included. */
  readonly bytes: number;
}

const spellings = prepare(spellingsOf(MARKER));

interface Level {
  readonly place: Place;
  readonly source: Source;
  readonly trail: readonly string[];
}

type Report = (what: string, offset: number, encoding: string, excerpt: string) => void;

const lookAt = (window: Window, { place }: Level, report: Report): void => {
  const { bytes, start, from, until } = window;
  for (const { at, needle } of scan(bytes, spellings, from, until)) {
    report("a secret value", start + at, needle.encoding, redact(bytes, at, needle.bytes.length));
  }
  if (place.tokens === "any") return;
  for (const { at, encoding, audience } of findTokens(window)) {
    if (place.tokens === "own" && audience === "our service") continue;
    report(`a token for ${audience}`, start + at, encoding, redact(bytes, at, 8));
  }
};

interface Unpacked {
  readonly bytes: Buffer;
  /** There is more than is searched. */
  readonly cut: boolean;
}

/** What a run of base64 or hex that begins here spells. */
const decodeRun = async (
  how: "base64" | "hex",
  source: Source,
  offset: number,
): Promise<Unpacked> => {
  const wanted = how === "hex" ? /^[\da-fA-F]*/ : /^[\w+/-]*/;
  let run = "";
  for await (const part of source.from(offset)) {
    const text = String(part);
    const taken = wanted.exec(text)?.[0] ?? "";
    run += taken;
    if (taken.length < text.length || run.length > LARGEST) break;
  }
  return { bytes: Buffer.from(run, how), cut: run.length > LARGEST };
};

const openPacked = (
  hit: Exclude<PackedHit, { how: "unknown" }>,
  source: Source,
  offset: number,
): Promise<Unpacked> =>
  hit.how === "stream"
    ? unpack(hit.packing, source, offset, LARGEST)
    : decodeRun(hit.how, source, offset);

const searchLevel = async (level: Level, findings: Finding[]): Promise<number> => {
  const { place, source, trail } = level;
  const report: Report = (what, offset, encoding, excerpt) => {
    const path = [...trail, ...(encoding === "plain" && trail.length > 0 ? [] : [encoding])];
    findings.push({ place: place.name, what, offset, encoding: path.join(", "), excerpt });
  };
  const goInto = async (hit: PackedHit, offset: number): Promise<number> => {
    if (hit.how === "unknown") {
      report("bytes that could not be searched", offset, hit.packing, "");
      return 0;
    }
    const { bytes, cut } = await openPacked(hit, source, offset);
    if (bytes.length === 0) return 0;
    const name = `${hit.how === "stream" ? hit.packing : hit.how} at ${offset}`;
    if (cut || trail.length >= DEEPEST) {
      report("more than is searched", offset, name, "");
      return 0;
    }
    return searchLevel({ place, source: ofBytes(bytes), trail: [...trail, name] }, findings);
  };
  let bytes = 0;
  if (place.packing && trail.length === 0)
    bytes += await goInto({ how: "stream", packing: place.packing, at: 0 }, 0);
  for await (const window of windowsOf(source)) {
    bytes += window.until - window.from;
    lookAt(window, level, report);
    for (const hit of findPacked(window)) bytes += await goInto(hit, window.start + hit.at);
  }
  return bytes;
};

/** Looks for secret values, and for tokens where they must not be, in all that these bytes spell or hold. */
export const search = async (place: Place, source: Source): Promise<Searched> => {
  const findings: Finding[] = [];
  const bytes = await searchLevel({ place, source, trail: [] }, findings);
  return { findings, bytes };
};
