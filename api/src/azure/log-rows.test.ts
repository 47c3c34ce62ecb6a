import { describe, expect, it } from "vitest";
import { lineOf, rowsOf } from "./log-rows.ts";

const names = [
  ...["TimeGenerated", "Arrived", "OperationName", "_ResourceId", "CorrelationId", "Uri"],
  ...["Address", "Client", "ObjectId", "AppId", "Name", "Assignment"],
];
const at = new Date("2026-03-04T12:00:00.000Z");
const uri = "https://kv.vault.azure.net/secrets/api-key/0123abcd?api-version=7.5&sig=hunter2";
const row = (change: Readonly<Record<string, string | Date>> = {}) => {
  const cells = {
    ...{ TimeGenerated: at, Arrived: at, OperationName: "SecretGet", _ResourceId: "/x/kv" },
    ...{ CorrelationId: "c", Uri: uri, Address: "203.0.113.7", Client: "curl", ObjectId: "o" },
    ...{ AppId: "a", Name: "riku@contoso.example", Assignment: "" },
    ...change,
  };
  const columnDescriptors = names.map((name) => ({ name, type: "string" as const }));
  const found = new Map<string, string | Date>(Object.entries(cells));
  const [one] = rowsOf({
    name: "PrimaryResult",
    columnDescriptors,
    rows: [names.map((name) => found.get(name) ?? "")],
  });
  if (!one) throw new Error("No row");
  return one;
};

describe("a line of Key Vault's log", () => {
  it.each([
    "https://kv.vault.azure.net/keys/api-key",
    "https://kv.vault.azure.net/secrets",
    "https://kv.vault.azure.net/secrets/api-key/versions/x",
    "no address",
    "",
  ])("is none of a read for %j", (Uri) => {
    expect(lineOf(row({ Uri }), "kv")).toBeUndefined();
  });

  it("is refused where it is not what was asked for", () => {
    expect(() => row({ TimeGenerated: "yesterday" })).toThrow();
  });

  it("keeps vault, name and version of the address, and nothing behind them", () => {
    const line = lineOf(row(), "kv");
    expect(line).toMatchObject({ vault: "kv", secret: "api-key", version: "0123abcd" });
    expect(JSON.stringify(line)).not.toMatch(/hunter2|api-version/);
  });

  it.each([
    [{}, { kind: "person", name: "riku@contoso.example" }],
    [{ Name: "" }, { kind: "service", name: "Application a" }],
    [
      { Name: "", AppId: "" },
      { kind: "person", name: undefined },
    ],
    [{ ObjectId: "" }, undefined],
  ])("with %j was read by %j", (change, reader) => {
    const found = lineOf(row(change), "kv")?.reader;
    if (reader === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(reader);
  });
});
