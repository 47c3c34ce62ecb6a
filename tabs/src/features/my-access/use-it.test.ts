import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { portalLink, variableOf, waysIn } from "./use-it.ts";

const folder = mkdtempSync(join(tmpdir(), "use-it-"));
afterAll(() => rmSync(folder, { recursive: true }));

const program = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/bash\n${text}\n`);
  chmodSync(file, 0o755);
};
program("az", `printf '%s\\n' "$@" > "${folder}/arguments"; printf 'line one\\nline $two\\n'`);
for (const clipboard of ["pbcopy", "xclip", "clip.exe"])
  program(clipboard, `cat > "${folder}/copied"`);
program("your-command", `printenv ADYEN_API_KEY > "${folder}/copied"`);

const run = (text: string) =>
  execFileSync("/bin/bash", ["-c", text], {
    encoding: "utf8",
    env: { PATH: `${folder}:/usr/bin:/bin` },
  });
const copied = () => readFileSync(join(folder, "copied"), "utf8");

const subject = { vault: "kv-payments-dev", name: "adyen-api-key" };
const value = "line one\nline $two";

describe("in bash", () => {
  const ways = waysIn("bash", subject);

  it.each(ways)("$title prints nothing of the value", ({ text }) => {
    expect(run(text)).toBe("");
  });

  it("the clipboard gets the value as it is, without the end of the line", () => {
    for (const { text } of ways.slice(0, 3)) {
      run(text);
      expect(copied()).toBe(value);
    }
  });

  it("a variable has it, for the shell or for one command", () => {
    run(`${ways[3]?.text}; your-command`);
    expect(copied()).toBe(`${value}\n`);
    run(`${ways[4]?.text}; [ -z "$ADYEN_API_KEY" ] || echo "still there"`);
    expect(copied()).toBe(`${value}\n`);
    expect(run(`${ways[4]?.text}; echo "$ADYEN_API_KEY"`)).toBe("\n");
  });

  it("a name that begins with a hyphen is no option, and one with a quote ends nothing", () => {
    for (const name of ["-rf", "a'; echo b; '"]) {
      run(waysIn("bash", { ...subject, name })[0]?.text ?? "");
      const given = readFileSync(join(folder, "arguments"), "utf8").split("\n");
      expect(given).toContain(`--name=${name}`);
      expect(given).toContain("--vault-name=kv-payments-dev");
    }
  });
});

it("PowerShell quotes in its own way and takes the variable away again", () => {
  const [clipboard, , once] = waysIn("powershell", { ...subject, name: "it's" });
  expect(clipboard?.text).toContain("--name='it''s'");
  expect(clipboard?.text).toMatch(/\| Set-Clipboard$/);
  expect(once?.text).toMatch(/finally \{ Remove-Item Env:IT_S \}$/);
});

it("a variable is named as an environment allows", () => {
  expect(variableOf("adyen-api-key")).toBe("ADYEN_API_KEY");
  expect(variableOf("3ds-key")).toBe("_3DS_KEY");
});

it("the portal opens the secret, or where the whole vault may be seen its list", () => {
  const azure = {
    roleName: "Key Vault Secrets User",
    scope: "/s",
    assignmentId: "/a",
    vaultUri: "https://kv-payments-dev.vault.azure.net/",
    vaultResourceId: "/subscriptions/1/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v",
  };
  expect(portalLink({ azure, secret: subject }, "tenant")).toBe(
    "https://portal.azure.com/#@tenant/asset/Microsoft_Azure_KeyVault/Secret/https://kv-payments-dev.vault.azure.net/secrets/adyen-api-key",
  );
  expect(portalLink({ azure, secret: { vault: "v" } }, "tenant")).toMatch(/vaults\/v\/secrets$/);
});
