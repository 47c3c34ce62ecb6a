import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openDatabase } from "../../api/src/storage/open-database.ts";
import { root } from "../../scripts/root.ts";
import { asSuperuser, startPostgres } from "../world/postgres.ts";

export type Place = Parameters<typeof openDatabase>[0]["place"];
export type Opened = Awaited<ReturnType<typeof openDatabase>>;

/** One kind of database to run the same tests on. */
export interface Kind {
  readonly name: string;
  start(): Promise<Places>;
}

export interface Places {
  /** A place that holds nothing yet. */
  fresh(): Promise<Place>;
  /** What an administrator of the database can do behind the service's back. */
  behindItsBack(place: Place, statements: string): Promise<void>;
  stop(): Promise<void>;
}

const templateFolder = join(root, "node_modules/.cache/vault-tab");

export const open = (place: Place): Promise<Opened> =>
  openDatabase({ place, now: () => new Date(), newId: randomUUID });

const pglite: Kind = {
  name: "PGlite",
  start: async () => {
    const folders: string[] = [];
    return {
      fresh: async () => {
        const folder = mkdtempSync(join(tmpdir(), "vault-tab-db-"));
        folders.push(folder);
        return { folder, templateFolder };
      },
      behindItsBack: async (place, statements) => {
        if (!("folder" in place)) throw new Error("Not a folder");
        const database = await PGlite.create(join(place.folder, "pgdata"));
        try {
          await database.exec(statements);
        } finally {
          await database.close();
        }
      },
      stop: async () => {
        for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

const postgres: Kind = {
  name: "PostgreSQL",
  start: async () => {
    const cluster = await startPostgres();
    return {
      fresh: async () => ({ server: await cluster.createDatabase(), connections: 16 }),
      behindItsBack: async (place, statements) => {
        if (!("server" in place)) throw new Error("Not a server");
        await asSuperuser(place.server, statements);
      },
      stop: () => cluster.stop(),
    };
  },
};

export const kinds: readonly Kind[] = [pglite, postgres];
