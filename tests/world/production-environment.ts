import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "../../scripts/root.ts";

type Variables = Readonly<Record<string, string>>;

/** What such a process has to know of the tenant that stands for Azure. */
interface Tenant {
  readonly endpoints: { readonly appIdUri: string; readonly caFile: string };
  readonly processEnvironment: Variables;
}

export type Role = "web" | "worker" | "all";

/** Names and ids of the tenant, as somebody sets them for a deployment. */
const tenantSettings = [
  ...["TENANT_ID", "CLIENT_ID", "TEAMS_APP_ID", "VAULTS", "WEB_IDENTITY_CLIENT_ID"],
  ...["GITHUB_APP_ID", "GITHUB_INSTALLATION_ID", "GITHUB_APP_KEY_ID", "AUTOMATION_ACCOUNT_ID"],
] as const;
/** Whoever takes over a web process finds none of these there. */
const workerSettings = [
  ...["GRANTS_IDENTITY_CLIENT_ID", "ROTATION_IDENTITY_CLIENT_ID"],
  ...["LOGS_IDENTITY_CLIENT_ID", "LOGS_WORKSPACE_ID"],
] as const;
const watchdogSettings = [
  ...["VAULTS", "WATCHDOG_IDENTITY_CLIENT_ID", "GRANTS_IDENTITY_OBJECT_ID"],
  ...["WATCHDOG_GRACE_SECONDS", "WATCHDOG_EVERY_SECONDS"],
] as const;

const picked = (names: readonly string[]): Variables => {
  const known = parseEnv(readFileSync(join(root, "env/.env.local"), "utf8"));
  return Object.fromEntries(names.map((name) => [name, known[name] ?? ""]));
};

/** What Container Apps gives to each container that has identities, and whom it trusts. */
const platform = ({ processEnvironment, endpoints }: Tenant): Variables => ({
  IDENTITY_ENDPOINT: processEnvironment["IDENTITY_ENDPOINT"] ?? "",
  IDENTITY_HEADER: processEnvironment["IDENTITY_HEADER"] ?? "",
  NODE_EXTRA_CA_CERTS: endpoints.caFile,
});

/** How Node is told to find the sandbox under Azure's names; nothing in the environment says so. */
export const ledToSandbox = ({ processEnvironment }: Tenant): readonly string[] => {
  const lead = new URL("./led-to-sandbox.ts", import.meta.url);
  lead.searchParams.set("front-door", processEnvironment["SANDBOX_FRONT_DOOR"] ?? "");
  lead.searchParams.set("clock", processEnvironment["SANDBOX_CLOCK"] ?? "");
  return ["--import", lead.href];
};

/** All that a process of the service is told, as in production. */
export const serviceEnvironment = (
  tenant: Tenant,
  role: Role,
  { database, checkpoints }: { readonly database: string; readonly checkpoints: string },
): Variables => ({
  NODE_ENV: "production",
  ROLE: role,
  ...picked(tenantSettings),
  ...platform(tenant),
  APP_ID_URI: tenant.endpoints.appIdUri,
  DATABASE_URL: database,
  ...(role !== "web" && {
    ...picked(workerSettings),
    CHECKPOINT_FOLDER: checkpoints,
    CHECKPOINT_KEY_FILE: join(checkpoints, "key.pem"),
  }),
});

export const watchdogEnvironment = (tenant: Tenant): Variables => ({
  NODE_ENV: "production",
  ...picked(watchdogSettings),
  ...platform(tenant),
});
