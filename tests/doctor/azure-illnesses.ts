import type { Illness } from "./illness.ts";

const dev = "kv-payments-dev";
const officer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
const reader = "21090545-7ca7-4776-b22c-e363652d74d2";
const subscription = "/subscriptions/c0ffee00-7a1b-4c2d-9e3f-a4b5c6d7e8f9";

/** Of rights, which an owner of the subscription gave or took. */
const ofRights: readonly Illness[] = [
  {
    title: "the web identity is not Reader on a vault",
    fall: ({ owner }) => owner.take("web", "reader", dev),
    failed: ["web-rights"],
    remedy:
      /az role assignment create .*d4000000-0000-4000-8000-000000000001 .*--role "Reader" --scope \S+kv-payments-dev$/,
  },
  {
    title: "the web identity may read values",
    fall: ({ owner }) => owner.give("web", "reader", { vault: dev, role: "secretsUser" }),
    failed: ["web-rights"],
    remedy:
      /az role assignment delete .*--role "Key Vault Secrets User" --scope \S+kv-payments-dev$/,
  },
  {
    title: "the grants identity may give no roles in a vault",
    fall: ({ owner }) => owner.take("grants", "accessAdministrator", dev),
    failed: ["grants-rights"],
    remedy: /create .*--role "Role Based Access Control Administrator" --scope \S+kv-payments-dev$/,
  },
  {
    title: "the grants identity may give any role",
    fall: ({ owner }) => owner.setCondition("grants", "accessAdministrator", dev, () => undefined),
    failed: ["grants-rights"],
    remedy: /with the condition of infra.* az role assignment delete .*kv-payments-dev$/,
  },
  {
    title: "the condition of the grants identity allows another role",
    fall: ({ owner }) =>
      owner.setCondition("grants", "accessAdministrator", dev, (text) =>
        text.replaceAll(reader, `${reader}, ${officer}`),
      ),
    failed: ["grants-rights"],
    remedy: /with the condition of infra/,
  },
  {
    title: "the condition of the grants identity does not hold it to users",
    fall: ({ owner }) =>
      owner.setCondition("grants", "accessAdministrator", dev, (text) =>
        text.replaceAll("{'User'}", "{'User', 'ServicePrincipal'}"),
      ),
    failed: ["grants-rights"],
    remedy: /with the condition of infra/,
  },
  {
    title: "the grants identity may give roles in the whole subscription",
    fall: ({ owner }) => owner.give("grants", "accessAdministrator", { scope: subscription }),
    failed: ["grants-rights"],
    remedy: new RegExp(`delete .*--scope ${subscription}$`),
  },
  {
    title: "the grants identity sees no metadata",
    fall: ({ owner }) => owner.take("grants", "vaultReader", dev),
    failed: ["vault-data", "grants-rights"],
    remedy: /create .*--role "Key Vault Reader" --scope \S+kv-payments-dev$/,
  },
  {
    title: "the rotation identity may do nothing in a vault",
    fall: ({ owner }) => owner.take("rotation", "versionRotator", dev),
    failed: ["rotation-rights"],
    remedy: /create .*--role "Key Vault Version Rotator" --scope \S+kv-payments-dev$/,
  },
  {
    title: "the rotation identity may read values",
    fall: ({ owner }) =>
      owner.give("rotation", "versionRotator", { vault: dev, role: "secretsOfficer" }),
    failed: ["rotation-rights"],
    remedy: /delete .*--role "Key Vault Secrets Officer" --scope \S+kv-payments-dev$/,
  },
  {
    title: "the watchdog may take nothing away",
    fall: ({ owner }) => owner.take("watchdog", "assignmentRemover"),
    failed: ["watchdog"],
    remedy: /create .*--role "Role Assignment Remover"/,
  },
];

/** Of the vaults themselves, and what they tell whom. */
const ofVaults: readonly Illness[] = [
  {
    title: "a watched vault is not there",
    environment: ({ environment }) => ({
      VAULTS: (environment["VAULTS"] ?? "").replace("vaults/kv-fleet", "vaults/kv-gone"),
    }),
    failed: ["vault-settings"],
    remedy: /az keyvault recover --name kv-gone/,
  },
  {
    title: "a vault went back to access policies",
    fall: async ({ vaultTab: { control } }) => {
      await control("vaults", { change: { name: dev, enableRbacAuthorization: false } });
      return () => control("vaults", { change: { name: dev, enableRbacAuthorization: true } });
    },
    warned: "vault-authorization",
    remedy: /az keyvault update --name kv-payments-dev --enable-rbac-authorization true/,
  },
  {
    title: "a vault is closed to this network",
    fall: async ({ vaultTab: { control } }) => {
      await control("vaults", { change: { name: dev, publicNetworkAccess: "Disabled" } });
      return () => control("vaults", { change: { name: dev, publicNetworkAccess: "Enabled" } });
    },
    failed: ["vault-data"],
    remedy: /az keyvault network-rule add --name kv-payments-dev/,
  },
  {
    title: "a vault logs nowhere",
    fall: async ({ vaultTab: { control } }) => {
      await control("logs", { vault: dev, table: "none" });
      return () => control("logs", { vault: dev, table: "AZKVAuditLogs" });
    },
    failed: ["diagnostic-settings"],
    remedy: /az monitor diagnostic-settings create .*kv-payments-dev .*AuditEvent/,
  },
  {
    title: "nothing of a vault arrives in the workspace",
    fall: async ({ vaultTab: { control } }) => {
      await control("vaults", { add: { name: "kv-silent", like: dev } });
      return () => control("vaults", { remove: "kv-silent" });
    },
    environment: ({ environment }) => ({
      VAULTS: (environment["VAULTS"] ?? "").replace("vaults/kv-fleet", "vaults/kv-silent"),
    }),
    failed: ["logs"],
    remedy: /Look whether the worker runs.*vaults\/kv-silent/,
  },
  {
    title: "the logs identity may not ask the workspace",
    fall: ({ owner }) => owner.take("logs", "logReader"),
    failed: ["logs"],
    remedy: /create .*d4000000-0000-4000-8000-000000000006 .*--role "Log Analytics Reader"/,
  },
  {
    title: "the workspace is not the one that the vaults log to",
    environment: { LOGS_WORKSPACE_ID: "11111111-2222-4333-8444-555555555555" },
    failed: ["diagnostic-settings", "logs"],
    remedy: /Set LOGS_WORKSPACE_ID=9e1d4c72-5b60-4f3a-8a27-d06b1c8f2e95/,
  },
];

const subscribe =
  (change: object): NonNullable<Illness["fall"]> =>
  async ({ vaultTab }) => {
    const { control, sandbox } = vaultTab;
    const right = {
      ...{ name: "vault-events", vaults: [dev], audience: sandbox.endpoints.clientId },
      endpoint: `${sandbox.endpoints.product}/events/key-vault`,
    };
    await control("event-grid", { add: { ...right, ...change } });
    return () => control("event-grid", { add: right });
  };

const ofEvents: readonly Illness[] = [
  {
    title: "a vault tells another address of its changes",
    fall: subscribe({ endpoint: "https://localhost:1/events/key-vault" }),
    failed: ["event-grid"],
    remedy: /az eventgrid event-subscription create .*kv-payments-dev .*\/events\/key-vault/,
  },
];

const ofRotators: readonly Illness[] = [
  {
    title: "the GitHub App has no such installation",
    environment: { GITHUB_INSTALLATION_ID: "1" },
    failed: ["github"],
    remedy: /Install App > Configure/,
  },
  {
    title: "the key of the GitHub App does not sign for the rotation identity",
    fall: ({ owner }) => owner.take("rotation", "cryptoUser"),
    failed: ["github"],
    remedy: /create .*--role "Key Vault Crypto User" --scope \S+keys\/github-app$/,
  },
  {
    title: "the rotation identity may not see runbooks",
    fall: ({ owner }) => owner.take("rotation", "runbookOperator"),
    failed: ["automation"],
    remedy: /create .*--role "Automation Runbook Operator" --scope \S+aa-rotation$/,
  },
];

export const azureIllnesses = [...ofRights, ...ofVaults, ...ofEvents, ...ofRotators];
