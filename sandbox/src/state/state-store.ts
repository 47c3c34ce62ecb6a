import type { Collection, StateStore } from "../world.ts";
import { openDatabase, type Database } from "./database.ts";

/** What was stored is of the type that its collection is named with: nobody else writes there. */
type Stored = ReturnType<typeof JSON.parse>;

/** Key-value state that is read from memory and written through; without a folder it ends with the process. */
export function openState(folder?: string): StateStore {
  const database = openDatabase(folder);
  const loaded = new Map<string, Map<string, Stored>>();
  const collections = new Map<string, Collection<Stored>>();
  let inBatch = false;

  function named(name: string): Map<string, Stored> {
    const found = loaded.get(name);
    if (found) return found;
    const made = new Map<string, Stored>();
    loaded.set(name, made);
    return made;
  }
  /** Maps are refilled, never replaced: services hold on to their collections. */
  function load(): void {
    for (const entries of loaded.values()) entries.clear();
    for (const { collection, key, value } of database.rows())
      named(collection).set(key, JSON.parse(value));
  }
  load();

  return {
    collection: <Value>(name: string): Collection<Value> => {
      const found = collections.get(name);
      if (found) return found;
      const entries: Map<string, Value> = named(name);
      const made = writeThrough(database, name, entries);
      collections.set(name, made);
      return made;
    },
    get empty() {
      return [...loaded.values()].every((entries) => entries.size === 0);
    },
    batch: (work) => {
      if (inBatch) {
        work();
        return;
      }
      inBatch = true;
      database.execute("begin");
      try {
        work();
        database.execute("commit");
      } catch (failure) {
        database.execute("rollback");
        load();
        throw failure;
      } finally {
        inBatch = false;
      }
    },
    clear: () => {
      database.removeAll();
      load();
    },
    close: database.close,
  };
}

function writeThrough<Value>(
  database: Database,
  collection: string,
  entries: Map<string, Value>,
): Collection<Value> {
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      database.put({ collection, key, value: JSON.stringify(value) });
      entries.set(key, value);
    },
    delete: (key) => {
      database.remove(collection, key);
      return entries.delete(key);
    },
    entries: () => entries.entries(),
    values: () => entries.values(),
    get size() {
      return entries.size;
    },
  };
}
