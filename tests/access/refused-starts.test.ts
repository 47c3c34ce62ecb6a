import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startProgram } from "../../scripts/processes.ts";
import { serviceEnvironment } from "../world/production-environment.ts";

const folder = mkdtempSync(join(tmpdir(), "vault-tab-refused-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tenant = {
  endpoints: { appIdUri: "api://vault-tab.example/0a0a", caFile: "" },
  processEnvironment: {},
};
const place = { database: "postgresql://vault-tab-web@db.example/vault_tab", checkpoints: folder };

describe("a web process in production", () => {
  it.each([
    [
      "the identity that grants",
      { GRANTS_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000002" },
      "GRANTS_IDENTITY_CLIENT_ID: belongs to the worker, not to ROLE=web",
    ],
    [
      "a client secret",
      { CLIENT_SECRET: "canary" },
      "CLIENT_SECRET: a secret is refused; a managed identity signs in",
    ],
    [
      "a client secret that is said to be allowed",
      { CLIENT_SECRET: "canary", ALLOW_CLIENT_SECRET: "development" },
      "ALLOW_CLIENT_SECRET: refused in production",
    ],
    [
      "a setting of the sandbox",
      { SIGN_IN_BASE: "https://localhost:5300/login.microsoftonline.com" },
      "SIGN_IN_BASE: belongs to the sandbox and is refused in production",
    ],
    [
      "a password for the database",
      { DATABASE_URL: "postgresql://web:canary@db.example/vault_tab" },
      "DATABASE_URL: a password in it is refused",
    ],
    [
      "no database",
      { DATABASE_URL: undefined },
      "DATABASE_URL: needed where ROLE is web; a folder serves one process",
    ],
  ])(
    "does not start with %s, and says why",
    async (_what, changes, words) => {
      const logFile = join(folder, "service.log");
      const env = { ...serviceEnvironment(tenant, "web", place), ...changes, PORT: "0" };
      const running = await startProgram({ name: "web", args: ["api/src/main.ts"], env, logFile });
      expect(await running.ended).toBe("ended with exit code 78");
      const told = readFileSync(logFile, "utf8");
      expect(told).toContain(words);
      expect(told).not.toContain("canary");
    },
    60_000,
  );
});
