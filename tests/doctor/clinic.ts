import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { asSuperuser, type Postgres, startPostgres } from "../world/postgres.ts";
import { environmentOf } from "../world/start-product.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { type Report, runDoctor } from "./report.ts";
import { ownerOf } from "./tenant-roles.ts";

type Changes = Readonly<Record<string, string | undefined>>;

/** An installation in good health, to be made ill in one place at a time. */
export interface Clinic {
  readonly vaultTab: VaultTab;
  readonly owner: ReturnType<typeof ownerOf>;
  readonly environment: Changes;
  /** A file of these words that nobody else needs. */
  file(name: string, text: string): string;
  /** As the database's administrator. */
  inDatabase(statements: string): Promise<void>;
  /** With these variables otherwise, and these words behind the command. */
  examine(changes?: Changes, args?: readonly string[]): Promise<Report>;
  stop(): Promise<void>;
}

/** Until Key Vault's log has told of the service's signs of life, and Event Grid has met its webhook. */
const untilHealthy = async (examine: Clinic["examine"]): Promise<void> => {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    if ((await examine()).exitCode === 0) return;
    await pause(1_000);
  }
};

export const openClinic = async (): Promise<Clinic> => {
  const cluster: Postgres = await startPostgres();
  const database = await cluster.createDatabase();
  const settings = { DATABASE_URL: database, LOGS_SECONDS: "2" };
  const vaultTab = await startVaultTab({ seed: "small" }, settings);
  const { sandbox, folder } = vaultTab;
  const files = join(folder, "clinic");
  mkdirSync(files);
  const file: Clinic["file"] = (name, text) => {
    const path = join(files, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const environment = {
    ...environmentOf(sandbox, folder),
    ...settings,
    TAB_DOMAIN: new URL(sandbox.endpoints.product).host,
  };
  const token = file("user-token", await vaultTab.person("requester").ssoToken());
  const examine: Clinic["examine"] = (changes = {}, args = []) =>
    runDoctor(["--user-token-file", token, ...args], { ...environment, ...changes });
  await vaultTab.control("logs", { delaySeconds: 0, spreadSeconds: 0 });
  await vaultTab.control("event-grid", {
    add: {
      name: "vault-events",
      vaults: sandbox.endpoints.vaults.map(({ name }) => name),
      endpoint: `${sandbox.endpoints.product}/events/key-vault`,
      audience: sandbox.endpoints.clientId,
    },
  });
  await untilHealthy(examine);
  return {
    ...{ vaultTab, environment, file, examine },
    owner: ownerOf(sandbox),
    inDatabase: (statements) => asSuperuser(database, statements),
    stop: async () => {
      await vaultTab.stop();
      await cluster.stop();
    },
  };
};
