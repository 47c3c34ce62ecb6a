/** One key for each wish: the same input has the same key until it has succeeded. */
export interface WishKeys {
  of(input: unknown): string;
  /** It is done; the same input after that is a new wish. */
  done(input: unknown): void;
}

export function makeWishKeys(fresh: () => string): WishKeys {
  const keys = new Map<string, string>();
  return {
    of(input) {
      const wish = JSON.stringify(input);
      const key = keys.get(wish) ?? fresh();
      keys.set(wish, key);
      return key;
    },
    done: (input) => void keys.delete(JSON.stringify(input)),
  };
}
