import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "../../scripts/root.ts";

const folder = join(root, "env");

/** Each `env/.env.NAME` that is tracked; the example is none, and `.user` files are a person's own. */
export const environments: readonly string[] = readdirSync(folder)
  .filter((file) => /^\.env\.[a-z]+$/.test(file) && file !== ".env.example")
  .map((file) => file.slice(".env.".length));

/** What is known before anything was provisioned. */
export const readEnvironment = (name: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(parseEnv(readFileSync(join(folder, `.env.${name}`), "utf8"))).flatMap(
      ([variable, value]) => (value === undefined ? [] : [[variable, value] as const]),
    ),
  );

/** What provisioning writes into the file of an environment, as it might be. */
const examples = {
  TENANT_ID: "0a0a0a0a-0000-4000-8000-000000000001",
  CLIENT_ID: "0a0a0a0a-0000-4000-8000-000000000002",
  AAD_APP_OBJECT_ID: "0a0a0a0a-0000-4000-8000-000000000003",
  AAD_APP_ACCESS_AS_USER_PERMISSION_ID: "0a0a0a0a-0000-4000-8000-000000000004",
  TEAMS_APP_ID: "0a0a0a0a-0000-4000-8000-000000000005",
  TAB_DOMAIN: "vault.contoso.example",
} as const;

/** An environment once it is provisioned. What its file already says stays. */
export const provisioned = (name: string): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(examples),
    ...[...readEnvironment(name)].filter(([variable, value]) => value || !(variable in examples)),
  ]);
