import { existsSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { createAuditReader } from "../audit-reader.ts";
import { openEmbedded } from "../embedded/open-embedded.ts";
import { SCHEMA } from "../migrate.ts";
import type { Tables } from "../tables.ts";

/** Prints the log of a server or of an embedded folder, as an export has it, and changes nothing. */
const print = async (place: string): Promise<void> => {
  const isServer = /^postgres(ql)?:/.test(place);
  if (!isServer && !existsSync(join(place, "pgdata"))) {
    throw new Error(`${place} is no export, no database address and no data folder.`);
  }
  const embedded = isServer ? undefined : await openEmbedded({ folder: place });
  const pool = new pg.Pool({
    ...(embedded ? embedded.poolConfig : { connectionString: place }),
    onConnect: async (client) => {
      await client.query(
        `SET search_path TO ${SCHEMA}; SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY`,
      );
    },
  });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const reader = createAuditReader({ read: (query) => query(kysely) });
    await write({ format: "vault-tab-audit-1", chain: "main" });
    for await (const { sequence, hash, body, texts } of reader.walk({})) {
      await write({ sequence, hash, body, ...(texts.length > 0 ? { texts } : {}) });
    }
  } finally {
    await kysely.destroy();
    await embedded?.close();
  }
};

const write = async (line: object): Promise<void> => {
  if (process.stdout.write(`${JSON.stringify(line)}\n`)) return;
  await new Promise((resolve) => process.stdout.once("drain", resolve));
};

try {
  await print(process.argv[2] ?? "");
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
