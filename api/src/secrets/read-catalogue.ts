import type { Kind } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker, KeyVault } from "../ports.ts";
import { ProblemError } from "../problem-error.ts";
import type { Metadata } from "./metadata.ts";
import type { WatchedVault } from "./watched-vault.ts";

/** The metadata of one kind in one vault. `problem`: why it could not be read anew. */
export interface Reading {
  readonly entries: readonly Metadata[];
  readonly readAt: Date;
  readonly problem?: ProblemError;
}

/**
 * Reads metadata once per vault and kind for everybody. Callers must have proven the asker's own
 * right before: what is kept here was read with somebody's token, not necessarily theirs.
 */
export interface Catalogue {
  read(asker: Asker, vault: WatchedVault, kind: Kind): Promise<Reading>;
}

type Shelf = { reading?: Reading; pending?: Promise<Reading> };

export const createCatalogue = (
  keyVault: Pick<KeyVault, "list">,
  clock: Clock,
  refreshAfter: number,
): Catalogue => {
  const shelves = new Map<string, Shelf>();

  const readAnew = async (asker: Asker, vault: WatchedVault, kind: Kind): Promise<Reading> => {
    const readAt = clock.now();
    const entries: Metadata[] = [];
    for await (const page of keyVault.list(asker, vault, kind)) entries.push(...page);
    return { entries, readAt };
  };

  const refresh = (shelf: Shelf, ...what: Parameters<Catalogue["read"]>): Promise<Reading> => {
    shelf.pending ??= readAnew(...what)
      .then((reading) => (shelf.reading = reading))
      .finally(() => delete shelf.pending);
    return shelf.pending;
  };

  return {
    read: async (asker, vault, kind) => {
      const shelf = shelfOf(shelves, `${vault.name}/${kind}`);
      const kept = shelf.reading;
      if (!kept) return readFirst(shelf, () => refresh(shelf, asker, vault, kind));
      if (clock.now().getTime() - kept.readAt.getTime() >= refreshAfter) {
        refresh(shelf, asker, vault, kind).catch((cause: unknown) => {
          shelf.reading = { ...kept, problem: asProblem(cause) };
        });
      }
      return kept;
    },
  };
};

/** Somebody else's reading may fail for reasons of theirs: whoever waited then tries for themselves. */
const readFirst = async (shelf: Shelf, begin: () => Promise<Reading>): Promise<Reading> => {
  if (!shelf.pending) return begin();
  return shelf.pending.catch(begin);
};

const shelfOf = (shelves: Map<string, Shelf>, key: string): Shelf => {
  const shelf = shelves.get(key) ?? {};
  shelves.set(key, shelf);
  return shelf;
};

const asProblem = (cause: unknown): ProblemError =>
  cause instanceof ProblemError ? cause : new ProblemError("internal_error", { cause });
