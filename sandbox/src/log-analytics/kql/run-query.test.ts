import { describe, expect, it } from "vitest";
import { KqlError } from "./kql-error.ts";
import type { Relation } from "./relation.ts";
import { runQuery } from "./run-query.ts";
import { Dynamic, type Value } from "./value.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 16, minute));
const row = (minute: number, cells: Readonly<Record<string, Value>>) => ({
  cells: { When: at(minute), ...cells },
  ingestedAt: at(minute + 5),
});
const reads: Relation = {
  columns: [
    { name: "When", type: "datetime" },
    { name: "Name", type: "string" },
    { name: "Status", type: "int" },
    { name: "Identity", type: "dynamic" },
  ],
  rows: [
    row(1, { Name: "SecretGet", Status: 200, Identity: new Dynamic({ claim: { "a/oid": "x" } }) }),
    row(3, { Name: "SecretGet", Status: 403, Identity: new Dynamic({ claim: { appid: "app" } }) }),
    row(2, { Name: "SecretList", Status: 200, Identity: null }),
  ],
};
const others: Relation = {
  columns: [{ name: "Name", type: "string" }],
  rows: [{ cells: { Name: "KeySign" }, ingestedAt: at(0) }],
};
const ask = (text: string) =>
  runQuery(
    text,
    (name) => (name === "Reads" ? reads : name === "Others" ? others : undefined),
    at(10),
  );
const statuses = (text: string) => ask(text).rows.map(({ cells }) => cells["Status"]);

function refusalOf(text: string): KqlError {
  try {
    ask(text);
  } catch (failure) {
    if (failure instanceof KqlError) return failure;
    throw failure;
  }
  throw new Error(`${text} is answered`);
}

describe("a query that is refused", () => {
  it.each([
    ["Reads | where", "<EOF>", 1],
    ["Reads\n| < 3", "<", 2],
    ["Reads | mv-expand Identity", "mv", 1],
    ["Reads | where Name == 'open", "'", 1],
    ["Reads | take lots", "lots", 1],
    ["Reads | where Name ; drop", ";", 1],
    ["Reads | join Others on Name", "join", 1],
  ])("is no KQL of the subset: %s", (text, token, line) => {
    expect(refusalOf(text)).toMatchObject({ code: "SYN0002", place: { token, line } });
  });
  it.each([
    ["Nowhere | take 1", "SEM0100"],
    ["Reads | where Nothing == 1", "SEM0100"],
    ["Reads | project Nothing", "SEM0100"],
    ["Reads | where Name == 3", "SEM0064"],
    ["Reads | where frobnicate(Name)", "SEM0260"],
    ["Reads | where ago(1m, 2m) > When", "SEM0219"],
    ["Reads | where Name.inner == 'x'", "SEM0099"],
    ["Reads | where When > datetime(never)", "SEM0016"],
    ["Reads | summarize Name", "SEM0156"],
    ["Reads | where Status", "SEM0139"],
  ])("means nothing: %s", (text, code) => {
    expect(refusalOf(text)).toMatchObject({ kind: "SemanticError", code });
  });
});

describe("where", () => {
  it.each([
    ['Name == "SecretGet" and Status == 200', [200]],
    ['Name =~ "secretget"', [200, 403]],
    ['not(Name == "SecretGet")', [200]],
    ['Name in ("SecretList", "SecretSet") or Status > 400', [403, 200]],
    ['Name in~ ("SECRETLIST")', [200]],
    ['Name !in ("SecretGet")', [200]],
    ['Name startswith "secretl"', [200]],
    ['Name has "secret"', []],
    ['Name contains "ret"', [200, 403, 200]],
    ['Identity.claim["a/oid"] == "x"', [200]],
    ['tostring(Identity.claim.appid) == "app"', [403]],
    ["isempty(Identity.claim.appid)", [200, 200]],
    ["When between (datetime(2026-11-23T16:02:00Z) .. datetime(2026-11-23T16:03:00Z))", [403, 200]],
    ["When > ago(8m)", [403]],
    ["When >= now() - 8m", [403, 200]],
    ["ingestion_time() < datetime(2026-11-23 16:07)", [200]],
    ['column_ifexists("absent_s", "none") == "none"', [200, 403, 200]],
    ['coalesce(column_ifexists("absent_s", ""), Name) == "SecretList"', [200]],
  ])("%s", (condition, expected) => {
    expect(statuses(`Reads | where ${condition}`)).toEqual(expected);
  });
});

describe("the other operators", () => {
  it("project and extend name what they make, and say of which type it is", () => {
    const { columns, rows } = ask(
      "Reads | extend Late = ingestion_time() | project Late, App = tostring(Identity.claim.appid), Identity.claim, strcat(Name, '!')",
    );
    expect(columns).toEqual([
      { name: "Late", type: "datetime" },
      { name: "App", type: "string" },
      { name: "Identity_claim", type: "dynamic" },
      { name: "Column4", type: "string" },
    ]);
    expect(rows[1]?.cells).toMatchObject({ Late: at(8), App: "app", Column4: "SecretGet!" });
  });
  it("order goes down unless it is told otherwise, and take cuts", () => {
    expect(statuses("Reads | order by When | take 1")).toEqual([403]);
    expect(statuses("Reads | sort by When asc, Name | limit 2")).toEqual([200, 200]);
  });
  it("summarize counts and finds ends by key, and without one of no row too", () => {
    const { rows } = ask(
      "Reads | summarize Reads = count(), max(When) by Name | order by Name asc",
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      { Name: "SecretGet", Reads: 2, max_When: at(3) },
      { Name: "SecretList", Reads: 1, max_When: at(2) },
    ]);
    expect(ask("Reads | where Status == 1 | summarize count()").rows[0]?.cells).toEqual({
      count_: 0,
    });
    expect(ask("Reads | summarize dcount(Name), countif(Status == 200)").rows[0]?.cells).toEqual({
      dcount_Name: 2,
      countif_: 2,
    });
    expect(ask("Reads | count").rows[0]?.cells).toEqual({ Count: 3 });
  });
  it("union holds the columns of both, and knows when each line came", () => {
    const { rows } = ask("union isfuzzy=true Reads, Others | where ingestion_time() <= ago(10m)");
    expect(rows.map(({ cells }) => cells["Name"])).toEqual(["KeySign"]);
  });
});
