import type { Kind } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import { ProblemError, RefusedByAzure, VaultProblemError } from "../problem-error.ts";
import { type Entry, entryOf } from "./entry.ts";
import { isNews, type Reading, sameOr } from "./reading.ts";
import type { WatchedVault } from "./watched-vault.ts";

/**
 * Metadata, read once per vault and kind for everybody. What is kept here was read with somebody's
 * token: callers must have proven the asker's own right before they show any of it.
 */
export interface Catalogue {
  /** Nothing is kept and nobody reads: whoever comes now would be the one to read. */
  isCold(vault: WatchedVault, kind: Kind): boolean;
  /**
   * What is kept, or else the first page: begins to read, or joins whoever does.
   * @throws RefusedByAzure, ProblemError where nothing is kept and the first page does not come
   */
  read(asker: Asker, vault: WatchedVault, kind: Kind): Promise<Reading>;
  /** Something has changed there: whoever looks next has it read anew. */
  outdate(vault: string, kind: Kind): void;
}

export interface CatalogueOptions {
  readonly keyVault: Pick<KeyVault, "list">;
  readonly events: Pick<EventLog, "publish">;
  readonly clock: Clock;
  /** Milliseconds after which what somebody looks at is read anew. */
  readonly refreshAfter: number;
}

interface Shelf {
  kept?: Reading;
  /** Resolves with the first page, while somebody reads. */
  firstPage?: Promise<Reading>;
  /** When reading last began, in milliseconds. */
  begunAt: number;
  /** Something has changed since then. */
  outdated?: boolean;
}

type What = readonly [Asker, WatchedVault, Kind];

/** Milliseconds between two events about one reading: enough for an eye, little for the wire. */
const TELL_EVERY = 250;
/** Milliseconds until a reading that failed is tried again. */
const RETRY_AFTER = 5_000;

export const createCatalogue = (options: CatalogueOptions): Catalogue => {
  const shelves = new Map<string, Shelf>();
  const shelfOf = ({ name }: Pick<WatchedVault, "name">, kind: Kind): Shelf => {
    const key = `${name}/${kind}`;
    const shelf = shelves.get(key) ?? { begunAt: 0 };
    shelves.set(key, shelf);
    return shelf;
  };
  const isDue = ({ begunAt, outdated }: Shelf, { complete, problem }: Reading): boolean => {
    if (outdated) return true;
    const wait = complete && !problem ? options.refreshAfter : RETRY_AFTER;
    return options.clock.now().getTime() - begunAt >= wait;
  };
  return {
    isCold: (vault, kind) => {
      const { kept, firstPage } = shelfOf(vault, kind);
      return !kept && !firstPage;
    },
    read: async (asker, vault, kind) => {
      const shelf = shelfOf(vault, kind);
      const begin = () => beginReading(options, shelf, [asker, vault, kind]);
      const { kept, firstPage } = shelf;
      if (kept) {
        if (!firstPage && isDue(shelf, kept)) begin().catch(() => undefined);
        return kept;
      }
      // Somebody else's reading may fail for reasons of theirs: then one tries for oneself.
      return firstPage ? firstPage.catch(begin) : begin();
    },
    outdate: (name, kind) => {
      shelfOf({ name }, kind).outdated = true;
    },
  };
};

/** Resolves with the first page and goes on behind it; fails only where there was no page at all. */
const beginReading = (options: CatalogueOptions, shelf: Shelf, what: What): Promise<Reading> => {
  if (shelf.firstPage) return shelf.firstPage;
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  shelf.firstPage = promise;
  delete shelf.outdated;
  shelf.begunAt = options.clock.now().getTime();
  const before = shelf.kept;
  const end = (): void => {
    delete shelf.firstPage;
    // What changed while it was read may be missing: whoever is told of it looks again.
    if (shelf.outdated || isNews(before, shelf.kept)) tell(options, shelf, what);
  };
  readOn(options, shelf, what, resolve).then(end, (cause: unknown) => {
    if (shelf.kept && !concernsReader(cause)) {
      shelf.kept = { ...shelf.kept, problem: asProblem(cause) };
    }
    // Whoever waited may begin for themselves at once.
    end();
    reject(cause);
  });
  return promise;
};

/**
 * A reader whose right or sign-in has just ended says nothing about the vault: nobody else is told,
 * and the next one reads on.
 */
const concernsReader = (cause: unknown): boolean =>
  cause instanceof RefusedByAzure ||
  (cause instanceof ProblemError && !(cause instanceof VaultProblemError));

const readOn = async (
  options: CatalogueOptions,
  shelf: Shelf,
  what: What,
  onPage: (reading: Reading) => void,
): Promise<void> => {
  const readAt = options.clock.now();
  const entries: Entry[] = [];
  let shownAt: number | undefined;
  for await (const page of options.keyVault.list(...what)) {
    entries.push(...page.map(entryOf));
    const now = options.clock.now().getTime();
    if (shownAt !== undefined && now - shownAt < TELL_EVERY) continue;
    // What is on show stays until the new is more: a list that shrinks first would look like a loss.
    if (shelf.kept && shelf.kept.entries.length >= entries.length) continue;
    if (shelf.kept?.complete) continue;
    shelf.kept = { entries: [...entries], complete: false, readAt };
    onPage(shelf.kept);
    if (shownAt !== undefined) tell(options, shelf, what);
    shownAt = now;
  }
  shelf.kept = { entries: sameOr(shelf.kept, entries), complete: true, readAt };
  onPage(shelf.kept);
};

const tell = ({ events }: CatalogueOptions, { kept }: Shelf, [, vault, kind]: What): void => {
  if (!kept) return;
  const { entries, complete } = kept;
  const data = { vault: vault.name, kind, entries: entries.length, complete };
  events.publish({ type: "secrets-read", data });
};

const asProblem = (cause: unknown): ProblemError =>
  cause instanceof ProblemError ? cause : new ProblemError("internal_error", { cause });
