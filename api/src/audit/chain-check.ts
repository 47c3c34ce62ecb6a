import { GENESIS, type Head, hashOf, hashOfBody, type Link } from "./chain.ts";

export interface Wrong {
  /** The first entry that is not what was once committed. */
  readonly at: number;
  readonly because: "missing" | "changed" | "out-of-order" | "not-as-anchored" | "cut-off";
}

/** Something outside the database that knows what the head once was. */
export type Anchor = Head;

export interface ChainCheck {
  /** The next entry; what is wrong with it, if anything. After that it is not to be asked again. */
  add(link: Link): Wrong | undefined;
  /** After the last entry. */
  end(): Wrong | undefined;
  readonly head: Head;
}

/** Follows a chain from its beginning, entry by entry, in constant memory. */
export const checkChain = (chain: string, anchors: readonly Anchor[]): ChainCheck => {
  const anchored = Map.groupBy(anchors, ({ sequence }) => sequence);
  let head: Head = { sequence: 0, hash: GENESIS };
  return {
    get head() {
      return head;
    },
    add: (link) => {
      const expected = head.sequence + 1;
      if (link.sequence > expected) return { at: expected, because: "missing" };
      if (link.sequence < expected) return { at: link.sequence, because: "out-of-order" };
      if (!isSealed(chain, head, link)) return { at: expected, because: "changed" };
      const disagrees = anchored.get(expected)?.some(({ hash }) => hash !== link.hash);
      if (disagrees) return { at: expected, because: "not-as-anchored" };
      head = { sequence: link.sequence, hash: link.hash };
      return undefined;
    },
    end: () => {
      const furthest = Math.max(0, ...anchored.keys());
      return furthest > head.sequence ? { at: head.sequence + 1, because: "cut-off" } : undefined;
    },
  };
};

const isSealed = (chain: string, previous: Head, link: Link): boolean =>
  (link.body === undefined || hashOfBody(link.body) === link.bodyHash) &&
  hashOf(chain, link.sequence, previous.hash, link.bodyHash) === link.hash;
