import { describe, expect, it } from "vitest";
import type { LogRow } from "./log-rows.ts";
import { createVersionLog } from "./version-log.ts";

const at = new Date("2026-03-04T12:00:00Z");
const vault = { name: "kv", uri: "https://kv", resourceId: "/Vaults/KV", environment: "dev" };
const target = { vault: "kv", name: "kek", kind: "key" } as const;
const [first, other] = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"];
const host = "https://kv.vault.azure.net";

const row = (Id: string, change: Partial<LogRow> = {}): LogRow => ({
  ...{ TimeGenerated: at, Arrived: at, OperationName: "KeyRotate", _ResourceId: "/vaults/kv" },
  ...{ CorrelationId: "c", Uri: `${host}/keys/kek/rotate?api-version=7.5`, Id, ObjectId: "ada" },
  ...{ Address: undefined, Client: undefined, AppId: "app", Name: undefined },
  ...{ Assignment: undefined, ...change },
});

const logOf = (rows: readonly LogRow[]) => {
  const queries: string[] = [];
  const log = createVersionLog({
    ask: async (table, query) => {
      queries.push(query);
      return table === "AZKVAuditLogs" ? rows : [];
    },
    clock: { now: () => at },
    rotator: async () => "rotator",
  });
  return { log, queries };
};

describe("who has written a version", () => {
  it.each([
    ["the line names no version", `${host}/keys/kek`],
    ["it is of another key", `${host}/keys/kek-2/${first}`],
    ["it is of a secret of that name", `${host}/secrets/kek/${first}`],
    ["it is no address", "kek"],
  ])("is not known where %s", async (_what, id) => {
    expect(await logOf([row(id)]).log.writers(vault, target, at)).toEqual([]);
  });

  it("is the object id of that line, a person’s too", async () => {
    const { log, queries } = logOf([row(`${host}/keys/KEK/${first}`)]);
    expect(await log.writers(vault, target, at)).toEqual([{ version: first, writer: "ada" }]);
    expect(queries).toHaveLength(2);
    expect(queries[0]).toContain('where OperationName in ("KeyCreate", "KeyImport", "KeyRotate")');
  });
});

describe("who uses a version", () => {
  const uses = (rows: readonly LogRow[]) =>
    logOf(rows).log.uses(vault, { ...target, version: first }, at);

  it("is none where another one was used", async () => {
    expect(await uses([row(`${host}/keys/kek/${other}`)])).toEqual([]);
  });

  it("is told by what was answered, or else by what was asked", async () => {
    const signed = row(`${host}/keys/kek/${first}`, { OperationName: "KeyDecrypt" });
    const asked = row("", { Uri: `${host}/keys/kek/${first}/unwrapkey`, ObjectId: "grace" });
    expect((await uses([signed, asked])).map(({ user }) => user?.objectId)).toEqual([
      "ada",
      "grace",
    ]);
  });

  it("of a certificate counts what takes its secret or its key", async () => {
    const { log, queries } = logOf([row(`${host}/secrets/kek/${first}`)]);
    const certificate = { ...target, kind: "certificate", version: first } as const;
    expect(await log.uses(vault, certificate, at)).toHaveLength(1);
    expect(queries[0]).toMatch(/"CertificateGet", "SecretGet".*"KeyUnwrap"/);
  });
});
