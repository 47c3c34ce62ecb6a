export interface Needle {
  readonly bytes: Buffer;
}

/** Needles by their first two bytes, so that one pass over the hay serves all of them. */
export interface Needles<N extends Needle> {
  readonly known: Uint8Array;
  readonly byHead: ReadonlyMap<number, readonly N[]>;
}

export const prepare = <N extends Needle>(needles: readonly N[]): Needles<N> => {
  const byHead = Map.groupBy(needles, ({ bytes }) => bytes.readUInt16BE(0));
  const known = new Uint8Array(0x10000);
  for (const head of byHead.keys()) known[head] = 1;
  return { known, byHead };
};

/** Where each needle begins in `hay`, between `from` and `until`. */
export const scan = <N extends Needle>(
  hay: Buffer,
  { known, byHead }: Needles<N>,
  from: number,
  until: number,
): { at: number; needle: N }[] => {
  const hits: { at: number; needle: N }[] = [];
  const last = Math.min(until, hay.length - 1);
  for (let at = from; at < last; at += 1) {
    const head = ((hay[at] ?? 0) << 8) | (hay[at + 1] ?? 0);
    if (known[head] !== 1) continue;
    for (const needle of byHead.get(head) ?? []) {
      const { length } = needle.bytes;
      if (length > 2 && needle.bytes[2] !== hay[at + 2]) continue;
      if (length <= hay.length - at && needle.bytes.equals(hay.subarray(at, at + length)))
        hits.push({ at, needle });
    }
  }
  return hits;
};
