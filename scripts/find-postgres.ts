import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where Debian and Homebrew put the programs of each major version; the first that is there. */
const folders = (): string[] => [
  ...versionsIn("/usr/lib/postgresql", ""),
  ...versionsIn("/opt/homebrew/opt", "postgresql@"),
  ...versionsIn("/usr/local/opt", "postgresql@"),
  ...(process.env["PATH"] ?? "").split(":"),
];

const versionsIn = (parent: string, prefix: string): string[] =>
  existsSync(parent)
    ? readdirSync(parent)
        .filter((name) => name.startsWith(prefix))
        .sort()
        .reverse()
        .map((name) => join(parent, name, "bin"))
    : [];

const found = (): string | undefined =>
  folders().find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );

const installByApt = (): void => {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return;
  console.log("No PostgreSQL is on this machine; installing Debian's.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Others may be installing something at this moment.
  const patient = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  execFileSync("apt-get", ["update", ...patient], { env });
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...patient, "postgresql"], {
    env,
  });
};

/** The folder of a real PostgreSQL's programs; installed where missing and possible. */
export const findPostgres = (): string => {
  const folder = found() ?? (installByApt(), found());
  if (folder !== undefined) return folder;
  throw new Error(
    "These tests need PostgreSQL's initdb and postgres: install them, or put them on PATH.",
  );
};
