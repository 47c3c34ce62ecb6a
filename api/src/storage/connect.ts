import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { QueryWatcher } from "../ports/tracing.ts";
import type { Embedded, openEmbedded } from "./embedded/open-embedded.ts";
import { awaitSchema, migrate, prepareRoles, SCHEMA } from "./migrate.ts";
import { lifetimeOf, type Server, serverConfig } from "./server-config.ts";
import type { Tables } from "./tables.ts";
import { tellOfQueries } from "./tell-of-queries.ts";

/** Where the database is: a server by its address, or a folder of this machine. */
export type Place =
  | (Server & {
      /** Who may change the schema, where that is not the service itself. */
      readonly migrationServer?: string | undefined;
      /** False where another process does that: it is waited for. */
      readonly migrates?: boolean | undefined;
      readonly connections?: number | undefined;
    })
  | { readonly folder: string; readonly templateFolder?: string | undefined };

export interface Connection {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly embedded: Embedded | undefined;
  close(): Promise<void>;
}

type Role = "vault_tab_owner" | "vault_tab_service";

/** Waiting longer for a connection is an error: on one session it may be waiting for itself. */
const CONNECT_LIMIT_MS = 15_000;
const CONNECTIONS = 10;
/** A replica that stops in the middle of a transaction must not hold its locks for ever. */
const PATIENCE = { idle_in_transaction_session_timeout: 30_000, keepAlive: true };

/** Migrated, and connected as the role that may do no more than the service needs. */
export const connect = async (place: Place, queried?: QueryWatcher): Promise<Connection> => {
  const embedded = "folder" in place ? await loadEmbedded(place) : undefined;
  const [service, migration] = poolConfigs(place, embedded);
  try {
    if (migration) await prepare(migration);
    else await awaitSchema(() => openPool(service, "vault_tab_service"));
    const { pool, kysely } = await openService(service, queried);
    return {
      kysely,
      pool,
      embedded,
      close: async () => {
        await kysely.destroy();
        await embedded?.close();
      },
    };
  } catch (failure) {
    await embedded?.close();
    throw failure;
  }
};

/** A login that may not act as the service is told so at the start, not by the first request. */
const openService = async (config: pg.PoolConfig, queried: QueryWatcher | undefined) => {
  const pool = openPool(config, "vault_tab_service");
  const dialect = new PostgresDialect({ pool });
  const kysely = new Kysely<Tables>({ dialect, ...(queried && { log: tellOfQueries(queried) }) });
  try {
    await sql`SELECT 1`.execute(kysely);
  } catch (failure) {
    await kysely.destroy();
    throw failure;
  }
  return { pool, kysely };
};

/** A database of its own in the process: 30 MB that whoever has a server does without. */
const loadEmbedded: typeof openEmbedded = async (place) => {
  const embedding = await import("./embedded/open-embedded.ts");
  return embedding.openEmbedded(place);
};

const poolConfigs = (place: Place, embedded: Embedded | undefined) => {
  if (embedded) return [embedded.poolConfig, embedded.poolConfig] as const;
  if ("folder" in place) throw new Error("A folder is opened embedded.");
  const { server, password, migrationServer = server, migrates = true } = place;
  const { connections = CONNECTIONS } = place;
  const lifetimeMs = lifetimeOf(place);
  const retiring = lifetimeMs === undefined ? {} : { maxLifetimeSeconds: lifetimeMs / 1000 };
  return [
    { ...serverConfig(place), max: connections, ...PATIENCE, ...retiring },
    migrates ? { ...serverConfig({ server: migrationServer, password }), max: 1 } : undefined,
  ] as const;
};

/** Roles and schema, up to date or as far as the migration that is named. */
export const prepare = async (config: pg.PoolConfig, upTo?: string): Promise<void> => {
  await withKysely(openPool(config), prepareRoles);
  await withKysely(openPool(config, "vault_tab_owner"), (database) => migrate(database, upTo));
};

const withKysely = async (
  pool: pg.Pool,
  work: (database: Kysely<unknown>) => Promise<void>,
): Promise<void> => {
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await work(kysely);
  } finally {
    await kysely.destroy();
  }
};

const openPool = (config: pg.PoolConfig, role?: Role): pg.Pool => {
  const asRole = role === undefined ? "RESET ROLE" : `SET ROLE ${role}`;
  const pool = new pg.Pool({
    ...config,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    onConnect: async (client) => {
      await client.query(`${asRole}; SET search_path TO ${SCHEMA}; SET TIME ZONE 'UTC'`);
    },
  });
  // A connection that dies while idle is replaced by the next query; unheard, it ends the process.
  pool.on("error", () => undefined);
  // One that dies in use fails its query, and tells of it once more by itself.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

/** How far this process's clock is from the database's, in milliseconds. */
export const skewOf = async (kysely: Kysely<Tables>, now: () => Date): Promise<number> => {
  const { rows } = await sql<{ now: Date }>`SELECT clock_timestamp() AS now`.execute(kysely);
  const [row] = rows;
  if (!row) throw new Error("The database has no clock.");
  return now().getTime() - row.now.getTime();
};
