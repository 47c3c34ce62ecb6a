import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../../scripts/root.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "federate-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const kept = () => join(folder, "credentials.json");

/** Stands where the Azure CLI would, and keeps what it is told as Entra does: by name. */
function installAz(refusal = "") {
  writeFileSync(kept(), "[]");
  writeFileSync(
    join(folder, "az"),
    `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require("node:fs");
const file = ${JSON.stringify(kept())};
if (${JSON.stringify(refusal)}) { console.error(${JSON.stringify(refusal)}); process.exit(1); }
const [, , , , , action, ...options] = process.argv;
const option = (name) => options[options.indexOf(name) + 1];
const all = JSON.parse(readFileSync(file, "utf8"));
if (action === "list") console.log(JSON.stringify(all));
else {
  const told = JSON.parse(option("--parameters"));
  const others = all.filter(({ name }) => name !== told.name);
  if (action === "create" && others.length < all.length) process.exit(1);
  if (action === "update" && option("--federated-credential-id") !== told.name) process.exit(1);
  writeFileSync(file, JSON.stringify([...others, told]));
}
`,
  );
  chmodSync(join(folder, "az"), 0o755);
}

const app = "0a0a0a0a-0000-4000-8000-000000000002";
const issuer = "https://login.microsoftonline.com/0a0a0a0a-0000-4000-8000-000000000001/v2.0";

const federate = (subject: string) =>
  promisify(execFile)(
    process.execPath,
    [
      ...["--import", "./scripts/runtime.mjs", "scripts/federate.ts"],
      ...["--app", app, "--issuer", issuer, "--subject", subject],
    ],
    { cwd: root, env: { PATH: `${folder}${delimiter}${process.env["PATH"]}` } },
  );

const trusted: () => unknown = () => JSON.parse(readFileSync(kept(), "utf8"));
const credential = (subject: string) => [
  { name: "vault-tab-web", issuer, subject, audiences: ["api://AzureADTokenExchange"] },
];
const one = "0a0a0a0a-0000-4000-8000-00000000000a";
const other = "0a0a0a0a-0000-4000-8000-00000000000b";

test("what the Azure CLI refuses is told, and fails the step", async () => {
  installAz("Insufficient privileges to complete the operation.");
  await expect(federate(one)).rejects.toThrow("Insufficient privileges");
});

test("nothing but ids is taken", async () => {
  installAz();
  await expect(federate("$(id)")).rejects.toThrow("Invalid GUID");
  expect(trusted()).toEqual([]);
});

test("the registration trusts the identity, once, and the next one in its place", async () => {
  installAz();
  expect((await federate(one)).stdout).toContain("(create)");
  expect((await federate(one)).stdout).toContain("(none)");
  expect(trusted()).toEqual(credential(one));
  expect((await federate(other)).stdout).toContain("(update)");
  expect(trusted()).toEqual(credential(other));
});
