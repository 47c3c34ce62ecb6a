import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

interface Row {
  readonly collection: string;
  readonly key: string;
  readonly value: string;
}

export interface Database {
  rows(): Iterable<Row>;
  put(row: Row): void;
  remove(collection: string, key: string): void;
  removeAll(): void;
  execute(statement: "begin" | "commit" | "rollback"): void;
  close(): void;
}

/**
 * WAL with `synchronous = NORMAL` survives the death of the process (kill -9); only a power cut may lose the last
 * writes, see https://www.sqlite.org/pragma.html#pragma_synchronous.
 */
export function openDatabase(folder: string | undefined): Database {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const sqlite = new DatabaseSync(folder === undefined ? ":memory:" : join(folder, "state.sqlite"));
  prepare(sqlite, folder);
  const all = sqlite.prepare("select collection, key, value from entries order by rowid");
  const put = sqlite.prepare(
    "insert into entries (collection, key, value) values (?, ?, ?) " +
      "on conflict (collection, key) do update set value = excluded.value",
  );
  const remove = sqlite.prepare("delete from entries where collection = ? and key = ?");
  return {
    rows: function* () {
      for (const { collection, key, value } of all.iterate())
        yield { collection: String(collection), key: String(key), value: String(value) };
    },
    put: ({ collection, key, value }) => {
      put.run(collection, key, value);
    },
    remove: (collection, key) => {
      remove.run(collection, key);
    },
    removeAll: () => {
      sqlite.exec("delete from entries");
    },
    execute: (statement) => {
      sqlite.exec(statement);
    },
    close: () => {
      sqlite.close();
    },
  };
}

function prepare(sqlite: DatabaseSync, folder: string | undefined): void {
  try {
    // Two sandboxes on one folder would each keep a memory of their own.
    sqlite.exec(`
      pragma locking_mode = exclusive;
      pragma journal_mode = wal;
      pragma synchronous = normal;
      create table if not exists entries (
        collection text not null,
        key text not null,
        value text not null,
        primary key (collection, key)
      )`);
  } catch (cause) {
    sqlite.close();
    throw new Error(
      `The state in ${folder ?? "memory"} cannot be opened. Is a sandbox running on it?`,
      {
        cause,
      },
    );
  }
}
