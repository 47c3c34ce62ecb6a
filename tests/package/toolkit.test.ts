import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { root } from "../../scripts/root.ts";
import { readEnvironment } from "./environments.ts";
import { placeholdersOf } from "./fill-placeholders.ts";

const Step = z.object({
  uses: z.string(),
  with: z.looseObject({
    generateClientSecret: z.boolean().optional(),
    run: z.string().optional(),
    manifestPath: z.string().optional(),
    templates: z.array(z.object({ path: z.string(), parameters: z.string() })).optional(),
  }),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
type Step = z.infer<typeof Step>;
const Lifecycles = z.looseObject({
  version: z.literal("v1.11"),
  environmentFolderPath: z.literal("./env"),
  provision: z.array(Step),
  deploy: z.array(Step).default([]),
  publish: z.array(Step).default([]),
});

const source = (file: string) => readFileSync(join(root, file), "utf8");
const lifecyclesOf = (file: string) => Lifecycles.parse(parse(source(file)));
const remote = lifecyclesOf("teamsapp.yml");
const local = lifecyclesOf("teamsapp.local.yml");
const all = [remote, local].flatMap(({ provision, deploy, publish }) => [
  ...provision,
  ...deploy,
  ...publish,
]);

/** `arm/deploy` writes each output by its name in capitals. */
const outputs = [...source("infra/main.bicep").matchAll(/^output (\w+) /gm)].map(([, name]) =>
  String(name).toUpperCase(),
);

/** What the toolkit writes by itself, beside what a step names. */
const byItself: Readonly<Record<string, readonly string[]>> = {
  "arm/deploy": outputs,
  "aadApp/update": ["AAD_APP_ACCESS_AS_USER_PERMISSION_ID"],
};

const writtenBy = ({ uses, with: given, writeToEnvironmentFile = {} }: Step) => [
  ...Object.values(writeToEnvironmentFile),
  ...(byItself[uses] ?? []),
  ...[...(given.run ?? "").matchAll(/::set-teamsfx-env (\w+)=/g)].map(([, name]) => String(name)),
];

const filesOf = ({ with: { manifestPath, templates = [] } }: Step) => [
  ...(manifestPath ? [manifestPath] : []),
  ...templates.map(({ parameters }) => parameters),
];

/** What the steps and the files that they fill in ask for before anything has written it. */
function asked(steps: readonly Step[], environment: string): readonly string[] {
  const known = new Set(readEnvironment(environment).keys());
  return steps.flatMap((step) => {
    const files = filesOf(step).map((file) =>
      source(file.replaceAll("${{TEAMSFX_ENV}}", environment)),
    );
    const own = step.uses === "aadApp/update" ? writtenBy(step) : [];
    const wanted = [JSON.stringify(step.with), ...files].flatMap(placeholdersOf);
    const missing = wanted.filter((name) => !known.has(name) && !own.includes(name));
    for (const name of writtenBy(step)) known.add(name);
    return missing;
  });
}

test("no step asks for a client secret", () => {
  const registrations = all.filter(({ uses }) => uses === "aadApp/create");
  expect(registrations.map((one) => one.with.generateClientSecret)).toEqual([false]);
  expect(all.flatMap(writtenBy).filter((name) => /secret/i.test(name))).toEqual([]);
});

describe.each(["dev", "production"])("in the environment %s", (environment) => {
  test("each placeholder is in its file, or written by a step before", () => {
    const { provision, deploy, publish } = remote;
    expect(asked([...provision, ...deploy, ...publish], environment)).toEqual([]);
  });
});

test("the sandbox's package needs nothing but what its file says", () => {
  expect(asked(local.provision, "local")).toEqual([]);
  const made = ["teamsApp/validateManifest", "teamsApp/zipAppPackage"];
  expect(local.provision.map(({ uses }) => uses)).toEqual(made);
});

test("every npm script that a step or a task runs is there", () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(source("package.json")));
  const text = source("teamsapp.yml") + source(".vscode/tasks.json");
  const run = [...text.matchAll(/npm (?:run )?(\w+) ?(?:--|")/g)].map(([, name]) => String(name));
  expect(run.length).toBeGreaterThan(2);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

test("F5 waits for what `npm run dev` says last, and opens where it listens", () => {
  const tasks = source(".vscode/tasks.json");
  const said = /"endsPattern": "([^"]+)"/.exec(tasks)?.[1] ?? "nothing";
  expect(source("scripts/dev.ts")).toContain(said);
  const label = /"preLaunchTask": "([^"]+)"/.exec(source(".vscode/launch.json"))?.[1];
  expect(tasks).toContain(`"label": "${label}"`);
  expect(source("scripts/options.ts")).toContain('environment["TEAMS_HOST_PORT"] ?? "5300"');
  expect(source(".vscode/launch.json")).toContain('"url": "https://localhost:5300/');
});

describe("what is secret", () => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  const files = tracked.split("\0").filter((file) => existsSync(join(root, file)) && file !== "");

  test("is in no tracked file: no SECRET_ variable has a value", () => {
    const assigned = /^\s*(?:export\s+)?SECRET_\w*\s*[=:]\s*\S/m;
    expect(assigned.test("SECRET_" + "KEY=x")).toBe(true);
    const texts = files.filter((file) => !/\.(png|ico|woff2?)$/.test(file));
    expect(texts.filter((file) => assigned.test(source(file)))).toEqual([]);
  });

  test("is in no environment's file by another name", () => {
    const named = readdirSync(join(root, "env")).flatMap((file) =>
      [...source(`env/${file}`).matchAll(/^[A-Z_]*(?:SECRET|PASSWORD|KEY)=\S.*$/gm)].map(String),
    );
    expect(named).toEqual([]);
  });

  test("of one person stays with that person: their files are not tracked", () => {
    expect(files.filter((file) => file.endsWith(".user"))).toEqual([]);
    expect(source(".gitignore")).toContain(".env.*.user");
  });
});
