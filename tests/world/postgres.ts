import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { findPostgres } from "../../scripts/find-postgres.ts";

export interface Postgres {
  /** A new database, as its superuser would connect to it. */
  createDatabase(): Promise<string>;
  /** A new role that may log in. */
  createLogin(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** It refuses to run as root. */
const unprivileged = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
};

/** A cluster of its own in a temporary folder, reached by a socket there; gone with `stop`. */
export const startPostgres = async (): Promise<Postgres> => {
  const programs = findPostgres();
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-pg-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"];
  execFileSync(join(programs, "initdb"), initdb, { ...user, cwd: folder, stdio: "pipe" });
  const settings = ["-c", "listen_addresses=", "-c", "max_connections=100"];
  const server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, ...settings], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const end = (): void => void server.kill("SIGQUIT");
  process.once("exit", end);
  const urlOf = (database: string): string => `postgres://postgres@/${database}?host=${folder}`;
  await awaitServer(urlOf("postgres"));
  let databases = 0;
  return {
    createDatabase: async () => {
      const name = `test_${(databases += 1)}`;
      await asSuperuser(urlOf("postgres"), `CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    createLogin: (name) => asSuperuser(urlOf("postgres"), `CREATE ROLE ${name} LOGIN`),
    stop: async () => {
      process.off("exit", end);
      const ended = once(server, "exit");
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const asSuperuser = async (url: string, statements: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
};

const awaitServer = async (url: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await asSuperuser(url, "SELECT 1");
      return;
    } catch (failure) {
      if (attempt === 600) throw failure;
      await setTimeout(100);
    }
  }
};
