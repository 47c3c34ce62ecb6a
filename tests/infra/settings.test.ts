import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig, readWatchdogConfig } from "../../api/src/config.ts";
import { root } from "../../scripts/root.ts";
import { readTemplates } from "./bicep/read-folder.ts";
import { type Value, valueOf, valuesAt } from "./bicep/value.ts";

const templates = readTemplates();

/** Every `{ name: 'SETTING', value: … }` of a file. */
function settingsIn(file: string): readonly (readonly [name: string, value: Value])[] {
  const nodes = templates.find((one) => one.file === file)?.nodes ?? [];
  return nodes.flatMap((node) => {
    if (node.type !== "object") return [];
    const value = valueOf(node);
    const [name] = valuesAt(value, ["name"]);
    const [given] = valuesAt(value, ["value"]);
    const isSetting = name?.kind === "literal" && /^[A-Z][A-Z_]+$/.test(name.text);
    return isSetting && given ? [[name.text, given] as const] : [];
  });
}

/** What Azure would put in. */
const vault =
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-payments-prod";
const samples: Readonly<Record<string, string>> = {
  AGENT_CLIENT_IDS: "",
  AUTOMATION_ACCOUNT_ID:
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.Automation/automationAccounts/aa-rotation",
  APPLICATIONINSIGHTS_CONNECTION_STRING:
    "InstrumentationKey=0a0a0a0a-0000-4000-8000-000000000001;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/",
  CHECKPOINT_CONTAINER: "https://stabcdefghijklm.blob.core.windows.net/checkpoints",
  GITHUB_APP_ID: "1041500",
  GITHUB_INSTALLATION_ID: "58220417",
  GITHUB_APP_KEY_ID: "https://kv-abcdefghijklm.vault.azure.net/keys/github-app",
  VAULTS: JSON.stringify([{ resourceId: vault, environment: "production" }]),
};
const ids = new Map<string, string>();
function idOf(expression: string): string {
  const known = ids.get(expression) ?? String(ids.size + 1).padStart(12, "0");
  ids.set(expression, known);
  return `0a0a0a0a-0000-4000-8000-${known}`;
}

const filledIn = (name: string, value: Value): string => {
  if (value.kind === "literal") return value.text;
  const sample = samples[name];
  if (sample !== undefined) return sample;
  return value.node.type === "string"
    ? value.node.text.slice(1, -1).replace(/\$\{[^}]*\}/g, "x")
    : idOf(value.node.text);
};

const environmentOf = (...files: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    files.flatMap(settingsIn).map(([name, value]) => [name, filledIn(name, value)]),
  );

const parts = [
  { part: "web", environment: environmentOf("main.bicep", "modules/web.bicep") },
  { part: "worker", environment: environmentOf("main.bicep", "modules/worker.bicep") },
  { part: "watchdog", environment: environmentOf("modules/watchdog.bicep") },
];
const page = readFileSync(join(root, "env/.env.example"), "utf8");
const named = [...page.matchAll(/^# ([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
const known = new Set(named);

describe.each(parts)("the settings of $part", ({ part, environment }) => {
  const read = part === "watchdog" ? readWatchdogConfig : readConfig;
  test("start it", () => {
    expect(read(environment)).toBeDefined();
  });
  test("are all known", () => {
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  });
});

const [web, worker, watchdog] = parts.map(({ environment }) => environment);

describe("each part is given its own identities only", () => {
  const identitiesIn = (environment: Readonly<Record<string, string>> = {}) =>
    Object.keys(environment).filter((name) => /_IDENTITY_(CLIENT|OBJECT)_ID$/.test(name));
  test("web none that assigns, rotates or reads logs", () => {
    expect(identitiesIn(web).filter((name) => /^(GRANTS|ROTATION|LOGS|PIM)/.test(name))).toEqual(
      [],
    );
    expect(() => readConfig({ ...web, GRANTS_IDENTITY_CLIENT_ID: idOf("grants") })).toThrow(
      "GRANTS_IDENTITY_CLIENT_ID",
    );
  });
  test("what both have to know of other systems, web is told too", () => {
    const { role, ...rest } = readConfig({ ...web });
    expect(role).toBe("web");
    const { github, automationAccount } = readConfig({ ...worker });
    expect(github && automationAccount).toBeTruthy();
    expect(rest).toMatchObject({ github, automationAccount });
  });
  test("the worker has the registration's identity, which asks Microsoft Graph", () => {
    const { WEB_IDENTITY_CLIENT_ID: shown } = worker ?? {};
    expect(shown).toBe(web?.["WEB_IDENTITY_CLIENT_ID"]);
    expect(() => readConfig({ ...worker, WEB_IDENTITY_CLIENT_ID: undefined })).toThrow(
      "WEB_IDENTITY_CLIENT_ID",
    );
  });
  test("worker does not start without one of them", () => {
    for (const name of ["GRANTS_IDENTITY_CLIENT_ID", "ROTATION_IDENTITY_CLIENT_ID"]) {
      expect(() => readConfig({ ...worker, [name]: undefined })).toThrow(name);
    }
  });
  test("the watchdog only its own, and whose assignments it ends", () => {
    expect(identitiesIn(watchdog)).toEqual([
      "WATCHDOG_IDENTITY_CLIENT_ID",
      "GRANTS_IDENTITY_OBJECT_ID",
    ]);
  });
});
