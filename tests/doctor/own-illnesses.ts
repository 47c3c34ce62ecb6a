import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";
import type { Clinic } from "./clinic.ts";
import type { Illness } from "./illness.ts";

const nobody = "11111111-2222-4333-8444-555555555555";

const ofSettings: readonly Illness[] = [
  {
    title: "a setting is missing",
    environment: { TENANT_ID: undefined },
    failed: ["configuration"],
    remedy: /^Set TENANT_ID as env\/\.env\.example says/,
  },
  {
    title: "a setting can't be understood",
    environment: { CLIENT_ID: "vault-tab" },
    failed: ["configuration"],
    remedy: /^Set CLIENT_ID as/,
  },
  {
    title: "two identities are one",
    environment: { ROTATION_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000002" },
    failed: ["configuration"],
    remedy: /^Set ROTATION_IDENTITY_CLIENT_ID as/,
  },
  {
    title: "a client secret is set",
    environment: { AZURE_CLIENT_SECRET: "canary-of-the-doctor" },
    failed: ["configuration"],
    remedy: /^Set AZURE_CLIENT_SECRET as/,
  },
  {
    title: "a password for Azure's tools is set",
    environment: { AZURE_PASSWORD: "canary-of-the-doctor" },
    failed: ["static-credentials"],
    remedy: /^Unset AZURE_PASSWORD, then delete the credential itself/,
  },
  {
    title: "an identity is not assigned to this machine",
    environment: { ROTATION_IDENTITY_CLIENT_ID: nobody },
    failed: ["identities"],
    remedy: /az containerapp identity assign/,
  },
  {
    title: "the watchdog looks for another identity's role assignments",
    environment: { GRANTS_IDENTITY_OBJECT_ID: nobody },
    failed: ["watchdog"],
    remedy: /^Set GRANTS_IDENTITY_OBJECT_ID=d4000000-0000-4000-8000-000000000002$/,
  },
];

const ofSigningIn: readonly Illness[] = [
  {
    title: "no federated credential fits the web identity",
    environment: { WEB_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000007" },
    // A program's identity, which is no Reader of the vaults and may read values in two.
    failed: ["token-exchange", "web-rights"],
    remedy:
      /az ad app federated-credential create .*"subject":"d4000000-0000-4000-8000-000000000007"/,
  },
  {
    title: "a person's token is for something else",
    args: async ({ vaultTab, file }) => {
      const token = await vaultTab.person("requester").azureToken("https://vault.azure.net");
      return ["--user-token-file", file("other-token", token)];
    },
    failed: ["user-token"],
    remedy: /Expose an API/,
  },
  {
    title: "nobody has consented",
    fall: async ({ vaultTab: { control } }) => {
      await control("consent", { granted: false });
      return () => control("consent", { granted: true });
    },
    failed: ["consent"],
    remedy: /adminconsent\?client_id=b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d/,
  },
  {
    title: "Entra wants more of this person",
    fall: async ({ vaultTab: { control } }) => {
      await control("mfa", { persona: "requester", required: true });
      return () => control("mfa", { persona: "requester", required: false });
    },
    warned: "consent",
    remedy: /Conditional Access > What If/,
  },
  {
    title: "Graph lets the registration read nothing",
    fall: async ({ vaultTab: { control } }) => {
      await control("faults", { add: { service: "graph", effect: "deny" } });
      return () => control("faults", { clear: true });
    },
    failed: ["graph"],
    remedy: /API permissions: add User\.Read\.All \(application\)/,
  },
];

/** The uploaded package, but for something. */
const rendered =
  (change: (text: string) => string) =>
  ({ environment, file }: Clinic) => {
    const text = readFileSync(join(root, "appPackage/manifest.json"), "utf8")
      .replaceAll("${{TEAMS_APP_ID}}", environment["TEAMS_APP_ID"] ?? "")
      .replaceAll("${{CLIENT_ID}}", environment["CLIENT_ID"] ?? "")
      .replaceAll("${{TAB_DOMAIN}}", environment["TAB_DOMAIN"] ?? "");
    return ["--manifest", file("manifest.json", change(text))];
  };

const ofTeams: readonly Illness[] = [
  {
    title: "the app id URI does not end in the client id",
    environment: ({ environment }) => ({
      APP_ID_URI: `api://${environment["TAB_DOMAIN"] ?? ""}/${nobody}`,
    }),
    failed: ["app-id-uri", "manifest"],
    remedy: /^Set APP_ID_URI=api:\/\/DOMAIN\/b7a9c1d3/,
  },
  {
    title: "the package in Teams is that of another app",
    args: rendered((text) => text.replace(/("id": ")3d9f1a52/, "$100000000")),
    failed: ["manifest"],
    remedy: /upload the package again/,
  },
  {
    title: "the package in Teams does not hold the domain",
    args: rendered((text) => text.replace(/"validDomains": \[[^\]]*\]/, '"validDomains": []')),
    failed: ["manifest"],
    remedy: /upload the package again/,
  },
  {
    title: "the package in Teams does not ask for notices",
    args: rendered((text) => text.replace("TeamsActivity.Send.User", "TeamsActivity.Send.Group")),
    failed: ["manifest"],
    remedy: /upload the package again/,
  },
  {
    title: "another installation answers under the domain",
    environment: { TEAMS_APP_ID: nobody },
    failed: ["domain"],
    remedy: /^Set TEAMS_APP_ID alike in both/,
  },
];

/** The rules of this repository, changed. */
const changedRules =
  (change: (folder: string) => void) =>
  ({ vaultTab }: Clinic) => {
    const folder = mkdtempSync(join(vaultTab.folder, "rules-"));
    cpSync(join(root, "rules"), folder, { recursive: true });
    change(folder);
    return { RULES_FOLDER: folder };
  };

const ofData: readonly Illness[] = [
  {
    title: "the database gives no connection",
    environment: { DATABASE_URL: "postgres://canary-of-the-doctor@127.0.0.1:9/nothing" },
    failed: ["database"],
    remedy: /psql "\$DATABASE_URL"/,
  },
  {
    title: "the service's role may change the log",
    fall: async ({ inDatabase }) => {
      await inDatabase("GRANT UPDATE ON vault_tab.audit_entries TO vault_tab_service");
      return () => inDatabase("REVOKE UPDATE ON vault_tab.audit_entries FROM vault_tab_service");
    },
    failed: ["database"],
    remedy: /^REVOKE UPDATE ON vault_tab\.audit_entries FROM vault_tab_service;$/,
  },
  {
    title: "the schema is older than the program",
    fall: async ({ inDatabase }) => {
      const rename = (from: string, to: string) =>
        inDatabase(`UPDATE vault_tab.kysely_migration SET name = '${to}' WHERE name = '${from}'`);
      await rename("0007-reads", "9999-later");
      return () => rename("9999-later", "0007-reads");
    },
    failed: ["database"],
    remedy: /MIGRATION_DATABASE_URL/,
  },
  {
    title: "checkpoints can't be written",
    environment: ({ file }) => ({ CHECKPOINT_FOLDER: file("no-folder", "") }),
    failed: ["checkpoints"],
    remedy: /Mount the immutable container/,
  },
  {
    title: "the identity of the checkpoints has no right to their container",
    environment: {
      CHECKPOINT_CONTAINER: "https://stvaulttab.blob.core.windows.net/checkpoints",
      CHECKPOINT_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000001",
    },
    failed: ["checkpoints"],
    remedy: /CHECKPOINT_IDENTITY_CLIENT_ID\) hold the role of infra\/modules\/checkpoints\.bicep/,
  },
  {
    title: "others may read the key of the checkpoints",
    environment: ({ environment, file }) => {
      const own = join(environment["DATA_FOLDER"] ?? "", "checkpoint-key.pem");
      const key = file("open-key.pem", readFileSync(own, "utf8"));
      chmodSync(key, 0o644);
      return { CHECKPOINT_KEY_FILE: key };
    },
    failed: ["checkpoints"],
    remedy: /^chmod 600 \S+open-key\.pem/,
  },
  {
    title: "the key of the checkpoints is none",
    environment: ({ file }) => ({ CHECKPOINT_KEY_FILE: file("key.pem", "canary-of-the-doctor") }),
    failed: ["checkpoints"],
    remedy: /^Restore it from its backup/,
  },
  {
    title: "the rules do not load",
    environment: changedRules((folder) => {
      writeFileSync(join(folder, "broken.cedar"), "permit (principal, action,");
    }),
    failed: ["rules"],
    remedy: /npm run rules:check -- \S+rules-\w+$/,
  },
];

export const ownIllnesses = [...ofSettings, ...ofSigningIn, ...ofTeams, ...ofData];
