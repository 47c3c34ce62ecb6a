import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { Item, Kind } from "./collect/item.ts";
import { type Finding, search, type Searched } from "./search/search.ts";

export interface Tally {
  readonly places: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

const digestOf = async ({ source, tokens, packing }: Item): Promise<string> => {
  const hash = createHash("sha256").update(`${tokens} ${packing}\n`);
  await pipeline(source.from(0), hash);
  return hash.digest("hex");
};

/** Looks through all places of one kind; the same bytes in many places are read once. */
export const searchKind = async (items: readonly Item[], kind: Kind): Promise<Tally> => {
  const searched = new Map<string, Searched>();
  const findings: Finding[] = [];
  let bytes = 0;
  const places = items.filter((item) => item.kind === kind);
  for (const place of places) {
    const digest = await digestOf(place);
    const result = searched.get(digest) ?? (await search(place, place.source));
    searched.set(digest, result);
    findings.push(...result.findings.map((finding) => ({ ...finding, place: place.name })));
    bytes += result.bytes;
  }
  return { places: places.length, bytes, findings };
};

/** For a person: where it stands, and in which spelling, but never what. */
export const describeFinding = ({ what, place, offset, encoding, excerpt }: Finding): string =>
  `${what} in ${place}, at ${offset}, as ${encoding}: ${excerpt}`;
