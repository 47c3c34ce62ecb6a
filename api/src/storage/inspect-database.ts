import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Place } from "./connect.ts";
import { openEmbedded } from "./embedded/open-embedded.ts";
import { migrationNames, SCHEMA } from "./migrate.ts";

/** What a database says of itself; nothing is made or changed. */
export interface DatabaseFacts {
  /** As the database has it. */
  readonly now: Date;
  /** The service's role is there, and who connects may act as it. */
  readonly actsAsService: boolean;
  /** Migrations that this program has and the database has not, and the other way about. */
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  /** What the service's role may do to the log and must not: `UPDATE audit_entries`. */
  readonly excess: readonly string[];
}

/** Milliseconds. */
const CONNECT_LIMIT = 10_000;

const SERVICE = "vault_tab_service";
const sealed = ["audit_entries", "audit_heads"];
const forbidden = ["INSERT", "UPDATE", "DELETE", "TRUNCATE"];

/** @returns undefined where an embedded database has not been made yet @throws what `pg` throws */
export const inspectDatabase = async (place: Place): Promise<DatabaseFacts | undefined> => {
  if ("server" in place) {
    const { server, migrationServer = server } = place;
    const limit = { connectionTimeoutMillis: CONNECT_LIMIT };
    return inspect(
      { connectionString: server, ...limit },
      { connectionString: migrationServer, ...limit },
    );
  }
  if (!existsSync(join(place.folder, "pgdata"))) return undefined;
  const embedded = await openEmbedded(place);
  try {
    return await inspect(embedded.poolConfig, embedded.poolConfig);
  } finally {
    await embedded.close();
  }
};

/** Who owns the schema knows how far it is; the service's own login need not be able to see that. */
const inspect = async (service: pg.PoolConfig, owner: pg.PoolConfig): Promise<DatabaseFacts> => {
  const applied = await withPool(owner, appliedIn);
  const known = await migrationNames();
  const own = await withPool(service, async (pool) => {
    const [now] = await rowsOf<{ now: Date }>(pool, "SELECT clock_timestamp() AS now");
    const acts = await actsAsService(pool);
    const excess = acts && applied.length > 0 ? await excessIn(pool) : [];
    return { now: now?.now ?? new Date(Number.NaN), actsAsService: acts, excess };
  });
  return {
    ...own,
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
};

const withPool = async <Result>(
  config: pg.PoolConfig,
  work: (pool: pg.Pool) => Promise<Result>,
): Promise<Result> => {
  const pool = new pg.Pool({ ...config, max: 1 });
  // Unheard, a connection that dies ends the process.
  pool.on("error", () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

const rowsOf = async <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> => (await pool.query<Row>(text, [...values])).rows;

const appliedIn = async (pool: pg.Pool): Promise<readonly string[]> => {
  const table = `${SCHEMA}.kysely_migration`;
  const [there] = await rowsOf<{ there: boolean }>(
    pool,
    "SELECT to_regclass($1) IS NOT NULL AS there",
    [table],
  );
  if (!there?.there) return [];
  const rows = await rowsOf<{ name: string }>(pool, `SELECT name FROM ${table} ORDER BY name`);
  return rows.map(({ name }) => name);
};

const actsAsService = async (pool: pg.Pool): Promise<boolean> => {
  const [row] = await rowsOf<{ may: boolean }>(
    pool,
    "SELECT pg_has_role(current_user, oid, 'MEMBER') AS may FROM pg_roles WHERE rolname = $1",
    [SERVICE],
  );
  return row?.may === true;
};

const excessIn = async (pool: pg.Pool): Promise<readonly string[]> => {
  const rows = await rowsOf<{ act: string; of: string }>(
    pool,
    `SELECT act, tables.of FROM unnest($1::text[]) AS acts (act), unnest($2::text[]) AS tables (of)
     WHERE has_table_privilege($3, '${SCHEMA}.' || tables.of, act)`,
    [forbidden, sealed, SERVICE],
  );
  return rows.map(({ act, of }) => `${act} ${of}`);
};
