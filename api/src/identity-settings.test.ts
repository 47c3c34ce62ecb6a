import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const identity = (number: number): string => `c3000000-0000-4000-8000-00000000000${number}`;
const common = {
  TENANT_ID: "5f0c2d4e-1a3b-4c5d-8e7f-90a1b2c3d4e5",
  CLIENT_ID: "b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d",
  APP_ID_URI: "api://vault.example/b7a9c1d3-2e4f-4a6b-9c8d-0e1f2a3b4c5d",
  TEAMS_APP_ID: "3d9f1a52-7c48-4e0b-b6a5-2f8e1c7d9a04",
  WEB_IDENTITY_CLIENT_ID: identity(1),
  DATABASE_URL: "postgres://vault-tab@db.example/vault_tab",
  VAULTS: "[]",
};
const web = { ...common, ROLE: "web" };
const ofTheWorker = {
  GRANTS_IDENTITY_CLIENT_ID: identity(2),
  ROTATION_IDENTITY_CLIENT_ID: identity(3),
};
const worker = { ...common, ...ofTheWorker, ROLE: "worker", CHECKPOINT_FOLDER: "/mnt/checkpoints" };
const all = { ...worker, ROLE: undefined };

describe("a role", () => {
  it.each([
    ...(["GRANTS_IDENTITY_CLIENT_ID", "PIM_IDENTITY_CLIENT_ID"] as const),
    ...(["ROTATION_IDENTITY_CLIENT_ID", "LOGS_IDENTITY_CLIENT_ID"] as const),
  ])("of the web is refused with %s", (name) => {
    expect(() => readConfig({ ...web, [name]: identity(5) })).toThrow(
      `${name}: belongs to the worker, not to ROLE=web`,
    );
  });

  it.each([web, worker])("apart from the rest ($ROLE) is refused with the watchdog's", (role) => {
    expect(() => readConfig({ ...role, WATCHDOG_IDENTITY_CLIENT_ID: identity(4) })).toThrow(
      "belongs to the watchdog",
    );
  });

  it.each([web, worker])("apart from the rest ($ROLE) is refused without a server", (role) => {
    expect(() => readConfig({ ...role, DATABASE_URL: undefined })).toThrow(
      `DATABASE_URL: needed where ROLE is ${role.ROLE}`,
    );
  });

  it.each(Object.keys(ofTheWorker))("that grants is refused without %s", (name) => {
    expect(() => readConfig({ ...worker, [name]: undefined })).toThrow(`${name}: needed where`);
    expect(() => readConfig({ ...all, [name]: undefined })).toThrow(`${name}: needed where`);
  });

  it.each([web, worker, all])("is refused without who signs people in", (role) => {
    expect(() => readConfig({ ...role, WEB_IDENTITY_CLIENT_ID: undefined })).toThrow(
      "WEB_IDENTITY_CLIENT_ID: needed",
    );
  });

  it("is refused where one identity stands under two names", () => {
    expect(() => readConfig({ ...worker, GRANTS_IDENTITY_CLIENT_ID: identity(1) })).toThrow(
      "GRANTS_IDENTITY_CLIENT_ID: the same identity as WEB_IDENTITY_CLIENT_ID",
    );
  });

  it("that is none of the three is refused", () => {
    expect(() => readConfig({ ...worker, ROLE: "admin" })).toThrow("ROLE");
  });

  it("is everything unless it is said", () => {
    expect(readConfig(all).role).toBe("all");
    expect(readConfig(worker).role).toBe("worker");
    expect(readConfig(web)).toMatchObject({
      role: "web",
      logs: undefined,
      rotationIdentityClientId: undefined,
      granting: { by: "assignments", identityClientId: undefined },
    });
  });

  it("of the web grants by PIM without PIM's identity", () => {
    expect(readConfig({ ...web, GRANTS_BY: "pim" }).granting.by).toBe("pim");
  });
});

describe.each(["CLIENT_SECRET", "AZURE_CLIENT_SECRET"])("a secret in %s", (name) => {
  const secret = { [name]: "of-a-developer" };

  it("is refused, also outside production", () => {
    expect(() => readConfig({ ...all, ...secret })).toThrow(`${name}: a secret is refused`);
    expect(() => readConfig({ ...all, ...secret, NODE_ENV: "development" })).toThrow(name);
  });

  it("is refused in production, whatever allows it", () => {
    const allowed = { ...all, ...secret, ALLOW_CLIENT_SECRET: "development" };
    expect(() => readConfig(allowed)).toThrow("ALLOW_CLIENT_SECRET: refused in production");
  });

  it("is allowed by that one word only", () => {
    const allowed = { ...all, ...secret, NODE_ENV: "development", ALLOW_CLIENT_SECRET: "yes" };
    expect(() => readConfig(allowed)).toThrow("ALLOW_CLIENT_SECRET: development");
  });

  it("signs in where a developer says so, instead of an identity", () => {
    const { clientSecret } = readConfig({
      ...{ ...all, ...secret, NODE_ENV: "development", ALLOW_CLIENT_SECRET: "development" },
      WEB_IDENTITY_CLIENT_ID: undefined,
    });
    expect(clientSecret).toBe("of-a-developer");
  });
});
