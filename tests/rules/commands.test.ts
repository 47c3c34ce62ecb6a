import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyRules, runRules, type RulesFolder } from "./rules-command.ts";

let rules: RulesFolder;
beforeEach(() => {
  rules = copyRules();
});
afterEach(() => rules.remove());

describe("rules:check", () => {
  it("tells file, line and column, counted as an editor counts, of every file that is wrong", () => {
    rules.change("platform.cedar", (text) => `// é😀\n${text.replace("principal", "é")}`);
    rules.change("payments.cedar", (text) => text.replace("@approvals", "@aprovals"));
    const { status, refused } = runRules("check", rules.folder);
    expect(status).toBe(1);
    expect(refused).toMatch(/^platform\.cedar:\d+:3 /);
    expect(refused).toContain("payments.cedar:6:1 @aprovals: no annotation of this kind of rule");
    expect(refused).toContain("payments.cedar:2:1 @approvals: is missing");
  });

  it("refuses what is not formatted, writes it where asked, and is then content", () => {
    rules.change("legacy.cedar", (text) => text.replace("  principal,\n", "principal,\n"));
    const before = runRules("check", rules.folder);
    expect(before.refused).toMatch(/^legacy\.cedar:\d+:1 is not formatted/);
    expect(before.status).toBe(1);
    expect(runRules("check", rules.folder, "--write").status).toBe(0);
    expect(runRules("check", rules.folder).told).toContain("16 rules are right");
  });

  it("the rules of this repository are right", () => {
    expect(runRules("check")).toMatchObject({ status: 0, refused: "" });
  });
});

describe("rules:test", () => {
  it("tells each case that comes out otherwise", () => {
    rules.change("payments.cedar", (text) => text.replace('"PT4H"', '"PT3H"'));
    rules.change("deciding.cedar", (text) => text.replace("forbid", "permit"));
    const { status, refused } = runRules("test", rules.folder);
    expect(status).toBe(1);
    expect(refused).toContain('parts.0.longest: "PT3H" instead of "PT4H"');
    expect(refused.split("\n").length).toBeLessThan(12);
  });

  it("a rule that refuses less is noticed: kv-legacy", () => {
    rules.change("legacy.cedar", () => "");
    expect(runRules("test", rules.folder).refused).toContain("kv-legacy");
  });

  it("is no success where nothing was tried", () => {
    const { status, refused } = runRules("test", join(rules.folder, ".."));
    expect(status).toBe(1);
    expect(refused).toContain("nothing was tried");
  });

  it("the rules of this repository come out as their table says", () => {
    expect(runRules("test").told).toMatch(/^\d\d cases come out as they should/);
  });
});

describe("rules:replay", () => {
  const team = "b2000000-0000-4000-8000-000000000001";
  const secret = { vault: "kv-payments-prod", environment: "prod", authorization: "rbac" };
  const asked = {
    ...{ action: "request-access", role: "read", duration: "PT1H", ticket: true },
    secrets: [{ ...secret, name: "api-key", kind: "secret" }],
    principal: {
      ...{ objectId: "member", tenantId: "tenant", agent: false, guest: false },
      ...{ roles: [], owns: [], memberOf: [team], groups: [] },
    },
  };
  const lines = [
    { format: "vault-tab-audit-1", chain: "main", exportedAt: "2026-03-01T12:00:00.000Z" },
    { sequence: 1, hash: "1", bodyHash: "left out of this export" },
    {
      sequence: 2,
      hash: "2",
      body: JSON.stringify({ at: "2026-03-01T11:00:00.000Z", data: { asked } }),
    },
  ];

  it("decides past requests again and tells what would have been different", () => {
    const log = join(rules.folder, "export.jsonl");
    writeFileSync(log, lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(runRules("replay", rules.folder, "--log", log).told).toContain("0 differences");
    rules.change("payments.cedar", (text) => text.replace('@approvals("1")', '@approvals("2")'));
    const { told } = runRules("replay", rules.folder, "--log", log);
    expect(told).toContain(
      "#2 2026-03-01T11:00:00.000Z member request-access kv-payments-prod/api-key",
    );
    expect(told).toMatch(/was: .*1 of Team::.*\n.*is: .*2 of Team::/);
    expect(told).toContain("1 requests decided again, 1 differences");
  });

  it("is no success where there was nothing to decide", () => {
    const log = join(rules.folder, "export.jsonl");
    writeFileSync(log, JSON.stringify(lines[0]));
    expect(runRules("replay", rules.folder, "--log", log).status).toBe(1);
  });
});
