import type { Source } from "./source.ts";

const MiB = 1 << 20;
const WINDOW = 8 * MiB;
/** Longer than any token or spelling that begins in one window. */
const AHEAD = 64 * 1024;
/** What a finding shows of the bytes before it. */
const BEHIND = 256;

/** A part of a source; what begins in [from, until) is looked at here, the rest is context. */
export interface Window {
  readonly bytes: Buffer;
  /** Offset of its first byte in the source. */
  readonly start: number;
  readonly from: number;
  readonly until: number;
}

/** The source in parts that overlap, so that nothing is lost at a seam or looked at twice. */
export async function* windowsOf(source: Source, size = WINDOW): AsyncGenerator<Window> {
  let start = 0;
  let from = 0;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const part of source.from(0)) {
    if (!Buffer.isBuffer(part)) throw new TypeError("A source is read as bytes.");
    parts.push(part);
    length += part.length;
    if (length < size + AHEAD + BEHIND) continue;
    const bytes = Buffer.concat(parts);
    const until = bytes.length - AHEAD;
    yield { bytes, start, from, until };
    const kept = until - BEHIND;
    parts = [bytes.subarray(kept)];
    length -= kept;
    start += kept;
    from = BEHIND;
  }
  const bytes = Buffer.concat(parts);
  yield { bytes, start, from, until: bytes.length };
}
