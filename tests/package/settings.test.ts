import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readConfig, readWatchdogConfig } from "../../api/src/config.ts";
import { root } from "../../scripts/root.ts";
import { environments, readEnvironment } from "./environments.ts";
import { readSettings, type Setting } from "./settings-document.ts";

const sections = readSettings();
const settingsIn = (title: string) => sections.get(title) ?? [];
const namesIn = (title: string) => settingsIn(title).map(({ name }) => name);
const processes = [...settingsIn("The service"), ...settingsIn("The watchdog")];

type Variables = Readonly<Record<string, string | undefined>>;
const guid = (digit: number) => `0a0a0a0a-0000-4000-8000-00000000000${digit}`;

/** The least with which a process starts in production: what is required, and one of two places for checkpoints. */
const least: Variables = {
  TENANT_ID: guid(1),
  CLIENT_ID: guid(2),
  APP_ID_URI: `api://vault.example/${guid(2)}`,
  TEAMS_APP_ID: guid(3),
  WEB_IDENTITY_CLIENT_ID: guid(4),
  GRANTS_IDENTITY_CLIENT_ID: guid(5),
  ROTATION_IDENTITY_CLIENT_ID: guid(6),
  CHECKPOINT_FOLDER: "/mnt/checkpoints",
  VAULTS: "[]",
  WATCHDOG_IDENTITY_CLIENT_ID: guid(7),
  GRANTS_IDENTITY_OBJECT_ID: guid(8),
};
/** So that what belongs to the log is seen. */
const logs: Variables = { LOGS_IDENTITY_CLIENT_ID: guid(9), LOGS_WORKSPACE_ID: guid(0) };

const configOf = (environment: Variables) => [
  readConfig(environment),
  readWatchdogConfig(environment),
];

/** Which variables the code looks at; it refuses, or starts, on the way. */
function looksAt(environment: Variables): readonly string[] {
  const names = new Set<string>();
  const watched = new Proxy(environment, {
    get: (target, name) => {
      if (typeof name === "string") names.add(name);
      return Reflect.get(target, name);
    },
  });
  for (const read of [readConfig, readWatchdogConfig]) {
    try {
      read(watched);
    } catch {
      // What it looked at until then is what is asked.
    }
  }
  return [...names];
}

const roles = ["web", "worker", "all"].map((ROLE) => ({ ...least, ROLE }));

test("every variable that the code looks at is in env/.env.example, and no other", () => {
  const seen = new Set([{}, least, ...roles].flatMap(looksAt));
  expect(processes.map(({ name }) => name).toSorted()).toEqual([...seen].toSorted());
});

/** What a value of each type is not. Of the rest, any text may be one. */
const notA: Readonly<Record<string, string>> = {
  GUID: "vault-tab",
  "whole number": "many",
  seconds: "soon",
  duration: "an hour",
  address: "nowhere",
  "PostgreSQL address": "mysql://db.example/vault",
  JSON: "{",
  "resource id": "/nowhere",
  "address of a key in Key Vault": "https://kv-app.vault.azure.net/secrets/key",
  "connection string": "https://monitor.example",
  "api:// and the domain of the tab and CLIENT_ID": "https://vault.example",
  "only development": "production",
};
const optionsOf = ({ type }: Setting) => type.match(/^one of (.*)$/)?.[1]?.split(", ");

const refused = processes.flatMap((setting) => {
  const wrong = optionsOf(setting) ? "something-else" : notA[setting.type];
  return wrong === undefined ? [] : [{ ...setting, wrong }];
});
const chosen = processes.flatMap((setting) =>
  (optionsOf(setting) ?? []).map((option) => ({ ...setting, option })),
);

test.each(refused)("$name is $type, and nothing else is taken", ({ name, wrong }) => {
  expect(() => configOf({ ...least, [name]: wrong })).toThrow(name);
});

/** Nothing where it starts; another setting may be missing then, which is said of that one. */
const objectionTo = (environment: Variables): string => {
  try {
    configOf(environment);
    return "";
  } catch (error) {
    return String(error);
  }
};

test.each(chosen)("$name may be $option", ({ name, option }) => {
  const objection = objectionTo({ ...least, [name]: option });
  expect(objection).not.toMatch(new RegExp(`\\b${name}: `));
});

const others = processes.filter((one) => !optionsOf(one) && !(one.type in notA));
test.each(others)("$name is $type, which any words may be", ({ name, type }) => {
  expect(["text", "list", "file", "folder"]).toContain(type);
  expect(objectionTo({ ...least, [name]: "any words" })).not.toContain(`${name}: Invalid`);
});

test.each(processes.filter(({ required }) => required))("$name is required", ({ name }) => {
  expect(() => configOf({ ...least, [name]: undefined })).toThrow(name);
});

const defaulted = processes.filter(({ initial }) => initial !== undefined);
test.each(defaulted)("$name is $initial where it is left out", ({ name, initial }) => {
  const without = { ...least, ...logs, [name]: undefined };
  expect(configOf({ ...without, [name]: initial })).toEqual(configOf(without));
});

test("what is neither required nor has a default may be left out", () => {
  expect(() => configOf(least)).not.toThrow();
  const required = processes.filter((one) => one.required).map(({ name }) => name);
  expect([...required, "CHECKPOINT_FOLDER"].toSorted()).toEqual(Object.keys(least).toSorted());
});

test("the page itself, with what is required filled in, is a configuration that changes nothing", () => {
  const page = parseEnv(readFileSync(join(root, "env", ".env.example"), "utf8"));
  const filled = Object.fromEntries(Object.entries(page).filter(([, value]) => value));
  expect(configOf({ ...filled, ...least })).toEqual(configOf(least));
});

const all = [...sections.values()].flat();

test.each(all)("$name says what it does, once", ({ name, effect, required, initial, line }) => {
  expect(effect).toMatch(/\w.*\.$/);
  expect(all.filter((one) => one.name === name)).toHaveLength(1);
  expect(line?.value).toBe(initial ?? "");
  if (processes.some((one) => one.name === name)) {
    expect(line?.active).toBe(required || initial !== undefined);
  }
});

test("the sandbox's own are those that its commands look at", () => {
  const files = ["sandbox/src/main.ts", "scripts/options.ts", "scripts/find-browser.ts"];
  const text = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  const asked = [...text.matchAll(/(?:process\.env|environment)\["([A-Z_]+)"\]/g)];
  const numbered = [...text.matchAll(/\["([A-Z_]+)", "\d+"\]/g)];
  const named = [...asked, ...numbered].map(([, name]) => name);
  expect(namesIn("The sandbox").toSorted()).toEqual([...new Set(named)].toSorted());
});

test.each(environments)("what env/.env.%s says is known", (environment) => {
  const known = all.map(({ name }) => name);
  const said = [...readEnvironment(environment).keys()];
  expect(said.filter((name) => !known.includes(name))).toEqual([]);
});
