import type { Item, Kind } from "./collect/item.ts";
import { type Finding, search } from "./search/search.ts";

export interface Tally {
  readonly places: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

/** Looks through all places of one kind. */
export const searchKind = async (items: readonly Item[], kind: Kind): Promise<Tally> => {
  const findings: Finding[] = [];
  let bytes = 0;
  const places = items.filter((item) => item.kind === kind);
  for (const place of places) {
    const searched = await search(place, place.source);
    findings.push(...searched.findings);
    bytes += searched.bytes;
  }
  return { places: places.length, bytes, findings };
};

/** For a person: where it stands, and in which spelling, but never what. */
export const describeFinding = ({ what, place, offset, encoding, excerpt }: Finding): string =>
  `${what} in ${place}, at ${offset}, as ${encoding}: ${excerpt}`;
