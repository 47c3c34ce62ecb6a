import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const good = {
  TENANT_ID: "5f0c2d4e-1a3b-4c5d-8e7f-90a1b2c3d4e5",
  CLIENT_ID: "b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d",
  APP_ID_URI: "api://vault.example/b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d",
  TEAMS_APP_ID: "3d9f1a52-7c48-4e0b-b6a5-2f8e1c7d9a04",
  WEB_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000001",
  GRANTS_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000002",
  ROTATION_IDENTITY_CLIENT_ID: "c3000000-0000-4000-8000-000000000003",
  CHECKPOINT_FOLDER: "/mnt/checkpoints",
  VAULTS: "[]",
};

describe("the configuration", () => {
  it.each([
    ["SIGN_IN_BASE", "https://localhost:5300/login"],
    ["MESSAGE_ORIGINS", "https://localhost:5300"],
    ["SANDBOX_FRONT_DOOR", "127.0.0.1:5302"],
  ])("refuses %s in production, which is what it is when nothing is said", (name, value) => {
    expect(() => readConfig({ ...good, [name]: value })).toThrow(`${name}: belongs to the sandbox`);
    expect(readConfig({ ...good, [name]: value, NODE_ENV: "development" })).toBeTruthy();
  });

  it.each(Object.keys(good))("names %s when it is missing", (name) => {
    expect(() => readConfig({ ...good, [name]: undefined })).toThrow(name);
  });

  it.each(["LOGS_IDENTITY_CLIENT_ID", "LOGS_WORKSPACE_ID"])(
    "takes %s together with the other, or neither",
    (name) => {
      expect(() => readConfig({ ...good, [name]: good.TENANT_ID })).toThrow("give both or neither");
      expect(readConfig(good).logs).toBeUndefined();
    },
  );

  it.each(["GITHUB_APP_ID", "GITHUB_INSTALLATION_ID", "GITHUB_APP_KEY_ID"])(
    "takes %s together with the others, or none",
    (name) => {
      const app = {
        GITHUB_APP_ID: "1",
        GITHUB_INSTALLATION_ID: "2",
        GITHUB_APP_KEY_ID: "https://kv-app.vault.azure.net/keys/app",
      };
      expect(() => readConfig({ ...good, ...app, [name]: undefined })).toThrow("give all or none");
      expect(readConfig({ ...good, ...app }).github).toMatchObject({ appId: 1, installationId: 2 });
      expect(readConfig(good).github).toBeUndefined();
    },
  );

  it.each([
    ["GITHUB_APP_KEY_ID", "https://kv-app.vault.azure.net.example/keys/app"],
    ["GITHUB_APP_KEY_ID", "https://kv-app.vault.azure.net/secrets/app"],
    ["AUTOMATION_ACCOUNT_ID", "https://example.com/aa"],
  ])("refuses %s that leads elsewhere: %s", (name, value) => {
    expect(() => readConfig({ ...good, [name]: value })).toThrow(name);
  });

  it.each(["{", '[{"resourceId":"kv-payments"}]', '[{"resourceId":"/x","environment":"dev"}]'])(
    "refuses %j as the list of vaults",
    (VAULTS) => {
      expect(() => readConfig({ ...good, VAULTS })).toThrow("VAULTS");
    },
  );

  it("grants for no shorter than Azure needs to let somebody in", () => {
    expect(() => readConfig({ ...good, SHORTEST_GRANT: "PT5S" })).toThrow("SHORTEST_GRANT");
    const sandbox = { ...good, SHORTEST_GRANT: "PT5S", NODE_ENV: "development" };
    expect(readConfig(sandbox).limits.shortestMs).toBe(5_000);
  });

  it("wants an identity of its own for PIM", () => {
    expect(() => readConfig({ ...good, GRANTS_BY: "pim" })).toThrow("PIM_IDENTITY_CLIENT_ID");
  });

  it("wants both files for TLS or none", () => {
    expect(() => readConfig({ ...good, TLS_CERT_FILE: "a.crt" })).toThrow("give both");
  });

  it("signs people in at Entra itself unless the sandbox says otherwise", () => {
    expect(readConfig(good).signInBase).toBe("https://login.microsoftonline.com");
  });
});
