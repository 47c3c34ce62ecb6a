import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/root.ts";
import { countClauses } from "../sandbox/clauses/count.ts";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const page = read("docs/sandbox-differences.md");
const control = [
  "control",
  "sign-in-control",
  "vault-control",
  "arm-control",
  "team-control",
  "settings-control",
  "event-grid-control",
  "log-control",
]
  .map((file) => read(`sandbox/src/control/${file}.ts`))
  .join("\n");
const paths = [...control.matchAll(/^ {2}post\("\/([a-z-]+)"/gm)].map(([, path = ""]) => path);
const effects = [
  ...(/const effects.*?= \[(.*?)\];/s.exec(read("sandbox/src/fault-name.ts"))?.[1] ?? "").matchAll(
    /"([a-z0-9-]+)"/g,
  ),
].map(([, effect = ""]) => effect);

describe("docs/sandbox-differences.md", () => {
  test("is compared with what is there", () => {
    expect([paths.length, effects.length]).toEqual([19, 6]);
  });
  test.each(paths)("tells what /control/%s does", (path) => {
    expect(page).toMatch(new RegExp(`\`(?:POST /control/)?${path}[ \`]`));
  });
  test.each(effects)("tells what %s does, by /control and by name", (effect) => {
    expect(page).toContain(`\`${effect}\``);
    expect(page).toMatch(new RegExp(`\`[a-z]+-${effect}\``));
  });
});

describe("the count of clauses", () => {
  const clause = (file: string, name: string) => ({ file: `/x/tests/sandbox/${file}`, name });
  test("is by service, and tells what is only believed", () => {
    const counts = countClauses([
      clause("entra.test.ts", "a > b"),
      clause("entra-tokens.test.ts", "a > b (believed)"),
      clause("graph.test.ts", "unbelievedly > so"),
    ]);
    expect(counts).toContainEqual({ service: "Entra ID", clauses: 2, believed: 1 });
    expect(counts).toContainEqual({ service: "Graph", clauses: 1, believed: 0 });
  });
  test("leaves no file out", () => {
    expect(() => countClauses([clause("cosmos.test.ts", "a")])).toThrow("no service");
  });
});
