import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { readAlertRules } from "./alert-rules.ts";
import { evaluate, type Scraped } from "./evaluate.ts";
import { samplesIn } from "./scrape.ts";

const MINUTE = 60_000;
const scraped = (minute: number, text: string): Scraped => ({
  at: minute * MINUTE,
  samples: samplesIn(text),
});
const history = [
  scraped(0, 'c{s="a",o="bad"} 1\nc{s="b",o="bad"} 5\ng 3'),
  scraped(5, 'c{s="a",o="bad"} 4\nc{s="b",o="bad"} 5\ng 3'),
  scraped(20, 'c{s="a",o="bad"} 2\nc{s="b",o="bad"} 5\ng{x="y"} 7'),
];
const values = (expression: string, all = history) =>
  evaluate(expression, all).map(({ value }) => value);

describe("an expression", () => {
  it.each(["g ! 1", "rate(c[5m]) > 0", "avg(g) > 0", "g < 1", "g >", 'g{x!="y"} > 0'])(
    "that is not understood is an error: %s",
    (expression) => {
      expect(() => values(expression)).toThrow(/^Not /);
    },
  );

  it("sees the last scrape alone, and a window of them", () => {
    expect(values("g > 6")).toEqual([7]);
    expect(values("g > 7")).toEqual([]);
    expect(values('sum(increase(c{s="a"}[1h]))')).toEqual([3 + 2]);
    expect(values('sum(increase(c{s="a"}[10m]))')).toEqual([0]);
    expect(values('sum(increase(c{s="b"}[1h])) > 0')).toEqual([]);
  });

  it("joins by labels, groups, and knows what is not there", () => {
    expect(values("absent(nothing)")).toEqual([1]);
    expect(values("absent(g)")).toEqual([]);
    expect(values('sum(g) > 0 unless sum(c{o=~"bad|worse"}) > 0')).toEqual([]);
    expect(values('sum(g) > 0 unless sum(c{o="good"}) > 0')).toEqual([7]);
    expect(values("max(nothing) > 1 or absent(nothing)")).toEqual([1]);
    expect(evaluate("sum by (s) (increase(c[1h])) > 0", history)).toEqual([
      { labels: { s: "a" }, value: 5 },
    ]);
  });
});

describe("the rules of alerts", () => {
  const rules = readAlertRules();
  const metrics = readFileSync(join(root, "docs/metrics.md"), "utf8");

  it("are each of one name, with a runbook of that name, and of metrics that are told", () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, annotations, expr } of rules) {
      expect(annotations.runbook).toBe(`docs/operations.md#alert-${alert}`);
      expect(evaluate(expr, [])).toBeDefined();
      for (const [name] of expr.matchAll(/vault_tab_\w+/g)) expect(metrics).toContain(`\`${name}`);
    }
  });
});
