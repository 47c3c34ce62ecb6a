import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";

const page = readFileSync(join(root, "docs/operations.md"), "utf8");
const rules = readFileSync(join(root, "infra/alerts/vault-tab.rules.yml"), "utf8");
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

describe("docs/operations.md", () => {
  it("has a runbook for each alert, and none for what is no alert", () => {
    const alerts = found(rules, /^ +- alert: (\S+)$/gm);
    expect(alerts.length).toBeGreaterThan(10);
    expect(found(page, /^### Alert (\S+)$/gm).sort()).toEqual([...alerts].sort());
  });

  it("is where each alert leads", () => {
    const anchors = found(rules, /runbook: docs\/operations\.md#alert-(\S+)$/gm);
    expect(anchors).toEqual(found(rules, /^ +- alert: (\S+)$/gm));
  });

  it("says in each what it means, who is affected, where to look and what to do", () => {
    const runbooks = page.split(/^### Alert /m).slice(1);
    const parts = ["Means", "Affected", "First look", "Remedy"];
    const thin = runbooks.filter(
      (text) => !parts.every((part) => text.includes(`- **${part}**: `)),
    );
    expect(thin).toEqual([]);
  });

  it.each(found(page, /`((?:api|tabs|tests|infra|rules)\/[^`*\s]+\.(?:ts|bicep|yml|json))`/g))(
    "names %s, which is there",
    (file) => {
      expect(existsSync(join(root, file.replace("STAGE", "production")))).toBe(true);
    },
  );
});
