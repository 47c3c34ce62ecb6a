import { join } from "node:path";
import { Duration, millisecondsOf } from "@vault-tab/contract";
import * as z from "zod/mini";
import { identitiesOf, IdentityEnvironment } from "./identity-settings.ts";
import { TelemetryEnvironment, telemetryOf } from "./telemetry-settings.ts";

const Guid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
const HttpsUrl = z.string().check(z.regex(/^https:\/\/[^\s]+[^/\s]$/));
const seconds = (initial: number) => z._default(z.coerce.number().check(z.positive()), initial);
const list = z.pipe(
  z._default(z.string(), ""),
  z.transform((text: string) => text.split(/[\s,]+/).filter(Boolean)),
);

const VaultList = z.array(
  z.strictObject({
    resourceId: z
      .string()
      .check(
        z.regex(
          /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/[0-9a-zA-Z-]{3,24}$/i,
        ),
      ),
    environment: z.string().check(z.minLength(1), z.maxLength(40)),
  }),
);

const Environment = z.object({
  NODE_ENV: z._default(z.enum(["production", "development"]), "production"),
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535)), 8080),
  TLS_CERT_FILE: z.optional(z.string()),
  TLS_KEY_FILE: z.optional(z.string()),
  LOG_LEVEL: z._default(z.enum(["debug", "info", "warn", "error", "silent"]), "info"),
  TENANT_ID: Guid,
  CLIENT_ID: Guid,
  APP_ID_URI: z.string().check(z.regex(/^api:\/\/\S+$/)),
  TEAMS_APP_ID: Guid,
  AGENT_CLIENT_IDS: list,
  EVENT_GRID_CLIENT_ID: z._default(Guid, "4962773b-9cdb-44cf-a8bf-237846a00ab7"),
  EVENT_GRID_ROLE: z._default(
    z.string().check(z.minLength(1)),
    "AzureEventGridSecureWebhookSubscriber",
  ),
  ...IdentityEnvironment.shape,
  ...TelemetryEnvironment.shape,
  LOGS_WORKSPACE_ID: z.optional(Guid),
  LOGS_SECONDS: seconds(60),
  GITHUB_APP_ID: z.optional(z.coerce.number().check(z.int(), z.positive())),
  GITHUB_INSTALLATION_ID: z.optional(z.coerce.number().check(z.int(), z.positive())),
  GITHUB_APP_KEY_ID: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^https:\/\/[0-9a-z-]{3,24}\.vault\.azure\.net\/keys\/[0-9A-Za-z-]{1,127}(\/[0-9a-f]{32})?$/,
        ),
      ),
  ),
  AUTOMATION_ACCOUNT_ID: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^\/subscriptions\/[^/\s]+\/resourceGroups\/[^/\s]+\/providers\/Microsoft\.Automation\/automationAccounts\/[\w-]{6,50}$/,
        ),
      ),
  ),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  DATABASE_IDENTITY_CLIENT_ID: z.optional(Guid),
  MIGRATION_DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  DATA_FOLDER: z._default(z.string().check(z.minLength(1)), ".data"),
  DATA_TEMPLATE_FOLDER: z.optional(z.string()),
  CHECKPOINT_FOLDER: z.optional(z.string().check(z.minLength(1))),
  CHECKPOINT_CONTAINER: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^https:\/\/[0-9a-z]{3,24}\.blob\.core\.windows\.net\/[0-9a-z](?:-?[0-9a-z]){2,62}$/,
        ),
      ),
  ),
  CHECKPOINT_IDENTITY_CLIENT_ID: z.optional(Guid),
  CHECKPOINT_KEY_FILE: z.optional(z.string().check(z.minLength(1))),
  CHECKPOINT_SECONDS: seconds(900),
  CHECKPOINT_ENTRIES: z._default(z.coerce.number().check(z.int(), z.positive()), 1000),
  RULES_FOLDER: z._default(z.string().check(z.minLength(1)), "rules"),
  SHORTEST_GRANT: z._default(Duration, "PT15M"),
  COMPARE_SECONDS: seconds(300),
  REQUEST_LAPSES_AFTER: z._default(Duration, "P1D"),
  KEY_VAULT_API_VERSION: z._default(z.enum(["7.5", "7.6", "2025-07-01"]), "7.5"),
  VAULTS: z.string(),
  RIGHTS_SECONDS: seconds(60),
  REFRESH_SECONDS: seconds(30),
  REQUESTS_PER_MINUTE: z._default(z.coerce.number().check(z.int(), z.positive()), 600),
  SIGN_IN_BASE: z.optional(HttpsUrl),
  MESSAGE_ORIGINS: list,
  SANDBOX_FRONT_DOOR: z.optional(z.string()),
});

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const publicCloud = {
  authority: "https://login.microsoftonline.com",
  vaultHost: "vault.azure.net",
} as const;

/** Settings that open a door which only the sandbox needs. */
const sandboxOnly = ["SIGN_IN_BASE", "MESSAGE_ORIGINS", "SANDBOX_FRONT_DOOR"] as const;

const WatchdogEnvironment = z.pick(Environment, {
  LOG_LEVEL: true,
  VAULTS: true,
  METRICS_PORT: true,
});
const WatchdogOwn = z.object({
  WATCHDOG_IDENTITY_CLIENT_ID: Guid,
  GRANTS_IDENTITY_OBJECT_ID: Guid,
  WATCHDOG_GRACE_SECONDS: seconds(120),
  WATCHDOG_EVERY_SECONDS: seconds(30),
});

export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export type Config = ReturnType<typeof readConfig>;

/**
 * The only reader of the environment; `env/.env.example` says what each variable does.
 * @throws ConfigError that names every variable that is missing or wrong
 */
export const readConfig = (environment: Variables) => {
  const data = parse(Environment, environment);
  if (data.NODE_ENV === "production") refuseSandbox(environment);
  const shortestMs = millisecondsOf(data.SHORTEST_GRANT);
  if (data.NODE_ENV === "production" && shortestMs < SHORTEST_IN_PRODUCTION) {
    throw new ConfigError("SHORTEST_GRANT: at least PT15M in production");
  }
  return {
    port: data.PORT,
    tls: tlsOf(data.TLS_CERT_FILE, data.TLS_KEY_FILE),
    logLevel: data.LOG_LEVEL,
    ...publicCloud,
    tenantId: data.TENANT_ID,
    clientId: data.CLIENT_ID,
    appIdUri: data.APP_ID_URI,
    teamsAppId: data.TEAMS_APP_ID,
    agentClients: data.AGENT_CLIENT_IDS,
    eventGrid: { clientId: data.EVENT_GRID_CLIENT_ID, role: data.EVENT_GRID_ROLE },
    ...identitiesOf(data, (message) => new ConfigError(message)),
    ...telemetryOf(data, (message) => new ConfigError(message)),
    logs: logsOf(data),
    github: githubOf(data),
    automationAccount: data.AUTOMATION_ACCOUNT_ID,
    database: databaseOf(data),
    checkpoints: checkpointsOf(data),
    rulesFolder: data.RULES_FOLDER,
    reloadRules: data.NODE_ENV === "development",
    compareMs: data.COMPARE_SECONDS * 1000,
    limits: { shortestMs, lapseMs: millisecondsOf(data.REQUEST_LAPSES_AFTER) },
    keyVaultApiVersion: data.KEY_VAULT_API_VERSION,
    vaults: vaultsOf(data.VAULTS),
    rightsMs: data.RIGHTS_SECONDS * 1000,
    refreshMs: data.REFRESH_SECONDS * 1000,
    requestsPerMinute: data.REQUESTS_PER_MINUTE,
    signInBase: data.SIGN_IN_BASE ?? publicCloud.authority,
    messageOrigins: data.MESSAGE_ORIGINS,
  } as const;
};

export type WatchdogConfig = ReturnType<typeof readWatchdogConfig>;

/**
 * What the watchdog needs: no database, no registration, and an identity that can only take away.
 * @throws ConfigError that names every variable that is missing or wrong
 */
export const readWatchdogConfig = (environment: Variables) => {
  const { LOG_LEVEL, VAULTS, METRICS_PORT } = parse(WatchdogEnvironment, environment);
  const own = parse(WatchdogOwn, environment);
  return {
    logLevel: LOG_LEVEL,
    metricsPort: METRICS_PORT,
    vaults: vaultsOf(VAULTS),
    identityClientId: own.WATCHDOG_IDENTITY_CLIENT_ID,
    grantsIdentityObjectId: own.GRANTS_IDENTITY_OBJECT_ID,
    graceMs: own.WATCHDOG_GRACE_SECONDS * 1000,
    everyMs: own.WATCHDOG_EVERY_SECONDS * 1000,
  } as const;
};

type Variables = Readonly<Record<string, string | undefined>>;

const parse = <Schema extends z.core.$ZodType>(
  schema: Schema,
  environment: Variables,
): z.output<Schema> => {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
  );
};

/** A right takes minutes to spread in Azure: what is shorter would end before it works. */
const SHORTEST_IN_PRODUCTION = 15 * 60_000;

const logsOf = (data: z.infer<typeof Environment>) => {
  const { LOGS_IDENTITY_CLIENT_ID: identityClientId, LOGS_WORKSPACE_ID: workspaceId } = data;
  // The worker follows the log; what it found stands in the database.
  if (data.ROLE === "web" || (!identityClientId && !workspaceId)) return undefined;
  if (identityClientId === undefined || workspaceId === undefined) {
    throw new ConfigError("LOGS_IDENTITY_CLIENT_ID, LOGS_WORKSPACE_ID: give both or neither");
  }
  return { identityClientId, workspaceId, everyMs: data.LOGS_SECONDS * 1000 };
};

const githubOf = (data: z.infer<typeof Environment>) => {
  const { GITHUB_APP_ID: appId, GITHUB_INSTALLATION_ID: installationId } = data;
  const { GITHUB_APP_KEY_ID: keyId } = data;
  if (appId === undefined && installationId === undefined && keyId === undefined) return undefined;
  if (appId === undefined || installationId === undefined || keyId === undefined) {
    throw new ConfigError(
      "GITHUB_APP_ID, GITHUB_INSTALLATION_ID, GITHUB_APP_KEY_ID: give all or none",
    );
  }
  return { appId, installationId, keyId };
};

const databaseOf = (data: z.infer<typeof Environment>) => {
  const { DATABASE_URL: server, MIGRATION_DATABASE_URL: migrationServer, ROLE: role } = data;
  const { DATABASE_IDENTITY_CLIENT_ID: identityClientId } = data;
  refusePasswords(data);
  if (server !== undefined) {
    // Whoever answers people can't change the tables: the worker does that, and web waits for it.
    return { server, migrationServer, identityClientId, migrates: role !== "web" };
  }
  if (role !== "all") {
    throw new ConfigError(
      `DATABASE_URL: needed where ROLE is ${role}; a folder serves one process`,
    );
  }
  return { folder: data.DATA_FOLDER, templateFolder: data.DATA_TEMPLATE_FOLDER };
};

/** https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
const refusePasswords = (data: z.infer<typeof Environment>): void => {
  const inEarnest =
    data.NODE_ENV === "production" || data.DATABASE_IDENTITY_CLIENT_ID !== undefined;
  for (const name of ["DATABASE_URL", "MIGRATION_DATABASE_URL"] as const) {
    if (inEarnest && /^[^/]*\/\/[^/@]*:[^/]*@|[?&]password=/.test(data[name] ?? "")) {
      throw new ConfigError(
        `${name}: a password in it is refused; DATABASE_IDENTITY_CLIENT_ID signs in by Entra ID`,
      );
    }
  }
  if (data.ROLE === "web" && data.MIGRATION_DATABASE_URL !== undefined) {
    throw new ConfigError("MIGRATION_DATABASE_URL: belongs to the worker, not to ROLE=web");
  }
};

const checkpointsOf = (data: z.infer<typeof Environment>) => {
  const { CHECKPOINT_CONTAINER: url, CHECKPOINT_IDENTITY_CLIENT_ID: identityClientId } = data;
  // The worker makes them.
  if (data.ROLE !== "web" && data.NODE_ENV === "production" && !data.CHECKPOINT_FOLDER && !url) {
    throw new ConfigError(
      "CHECKPOINT_CONTAINER, CHECKPOINT_FOLDER: in production immutable storage, apart from the database",
    );
  }
  if ((url === undefined) !== (identityClientId === undefined)) {
    throw new ConfigError(
      "CHECKPOINT_CONTAINER, CHECKPOINT_IDENTITY_CLIENT_ID: give both or neither",
    );
  }
  return {
    container: url && identityClientId ? { url, identityClientId } : undefined,
    folder: data.CHECKPOINT_FOLDER ?? join(data.DATA_FOLDER, "checkpoints"),
    keyFile: data.CHECKPOINT_KEY_FILE ?? join(data.DATA_FOLDER, "checkpoint-key.pem"),
    everyMs: data.CHECKPOINT_SECONDS * 1000,
    entries: data.CHECKPOINT_ENTRIES,
  };
};

const refuseSandbox = (environment: Variables): void => {
  const present = sandboxOnly.filter((name) => environment[name]);
  if (present.length === 0) return;
  throw new ConfigError(
    `${present.join(", ")}: belongs to the sandbox and is refused in production`,
  );
};

const tlsOf = (certFile: string | undefined, keyFile: string | undefined) => {
  if (certFile && keyFile) return { certFile, keyFile };
  if (!certFile && !keyFile) return undefined;
  throw new ConfigError("TLS_CERT_FILE, TLS_KEY_FILE: give both or neither");
};

const vaultsOf = (text: string): z.infer<typeof VaultList> => {
  try {
    return VaultList.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConfigError(`VAULTS: not a JSON array of {resourceId, environment}`, { cause });
  }
};
