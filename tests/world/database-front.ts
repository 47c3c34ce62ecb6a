import type { Sandbox } from "@vault-tab/sandbox";
import { asSuperuser, type Postgres } from "./postgres.ts";

/** Logins of a flexible server: managed identities by their names, of which one makes the schema. */
const maker = "vault-tab-logs";
const logins = [maker, "vault-tab-web"] as const;
export type Login = (typeof logins)[number];

/** A database that knows no password, prepared as docs/storage.md asks an administrator to. */
export const startFrontedDatabase = async (sandbox: Sandbox, postgres: Postgres) => {
  const database = await postgres.createDatabase();
  const url = new URL(database.replace("@/", "@localhost/"));
  const name = url.pathname.slice(1);
  for (const login of logins) await postgres.createLogin(`"${login}"`);
  await asSuperuser(
    database,
    `CREATE ROLE vault_tab_owner NOLOGIN; CREATE ROLE vault_tab_service NOLOGIN;
     GRANT vault_tab_owner, vault_tab_service TO "${maker}";
     GRANT vault_tab_service TO "vault-tab-web";
     CREATE SCHEMA vault_tab AUTHORIZATION vault_tab_owner`,
  );
  const front = await sandbox.startDatabaseFront(url.searchParams.get("host") ?? "");
  const identityOf = (login: Login): string =>
    sandbox.endpoints.managedIdentities.find((one) => one.name === login)?.clientId ?? "";
  return {
    name,
    port: front.port,
    /** As an installation is told it (infra/modules/web.bicep): no authority but those Node is given. */
    settingsOf: (login: Login) => ({
      DATABASE_URL: `postgresql://${login}@localhost:${front.port}/${name}?sslmode=verify-full`,
      DATABASE_IDENTITY_CLIENT_ID: identityOf(login),
    }),
    close: () => front.close(),
  };
};
