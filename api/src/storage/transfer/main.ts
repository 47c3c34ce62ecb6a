import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { openEmbedded } from "../embedded/open-embedded.ts";
import { prepare } from "../connect.ts";
import { exportTables } from "./export-tables.ts";
import { importTables, parseHeader } from "./import-tables.ts";

const usage = `npm run database -- export <DATABASE_URL | data folder> <file>
npm run database -- import <DATABASE_URL | data folder> <file>

The service must not run on the folder meanwhile. On a server it takes a superuser to import.`;

type Work = (config: pg.PoolConfig) => Promise<string>;

const at = async (place: string, work: Work): Promise<string> => {
  if (/^postgres(ql)?:/.test(place)) return work({ connectionString: place, max: 1 });
  const embedded = await openEmbedded({ folder: place });
  try {
    return await work(embedded.poolConfig);
  } finally {
    await embedded.close();
  }
};

const withClient = async <Value>(
  config: pg.PoolConfig,
  work: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> => {
  const pool = new pg.Pool(config);
  const client = await pool.connect();
  try {
    await client.query("RESET ROLE");
    return await work(client);
  } finally {
    client.release();
    await pool.end();
  }
};

/** Readable by its owner only: it holds what people wrote. */
const exportTo = (file: string) => (config: pg.PoolConfig) =>
  withClient(config, async (client) => {
    const options = { mode: 0o600, flush: true, flags: "wx" };
    await pipeline(Readable.from(exportTables(client)), createWriteStream(file, options));
    return `Exported to ${file}.`;
  });

const importFrom = (file: string) => async (config: pg.PoolConfig) => {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  const { migration } = parseHeader(first.done ? "" : first.value);
  // Only as far as the export was: what came later finds the rows and changes them.
  await prepare(config, migration);
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const count = await withClient(config, (client) => importTables(client, rest));
  return `Imported ${count} rows.`;
};

try {
  const [command, place, file] = process.argv.slice(2);
  if (place === undefined || file === undefined) throw new Error(usage);
  if (command !== "export" && command !== "import") throw new Error(usage);
  console.log(await at(place, command === "export" ? exportTo(file) : importFrom(file)));
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
