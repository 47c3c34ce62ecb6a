import type { Finding } from "./finding.ts";
import type { Examined } from "./run-checks.ts";

const marks: Readonly<Record<Finding["outcome"], string>> = {
  ok: "ok",
  warning: "warning",
  failed: "FAILED",
  unchecked: "not checked",
};

const order = ["failed", "warning", "unchecked", "ok"] as const;

const count = (examined: readonly Examined[], outcome: Finding["outcome"]): number =>
  examined.flatMap(({ findings }) => findings).filter((one) => one.outcome === outcome).length;

/** For people: a line each, and below what is not in order what it means and what to do. */
export const asTable = (examined: readonly Examined[]): string => {
  const rows = examined.flatMap(({ check, findings }) =>
    findings.map((finding) => ({ check, finding })),
  );
  const widest = Math.max(...rows.map(({ check }) => check.name.length));
  const mark = Math.max(...Object.values(marks).map((one) => one.length));
  const indent = " ".repeat(mark + widest + 4);
  const lines = rows.flatMap(({ check, finding }) => {
    const about = finding.about === undefined ? "" : `${finding.about}: `;
    const head = `${marks[finding.outcome].padEnd(mark)}  ${check.name.padEnd(widest)}  ${about}${finding.found}`;
    if (finding.outcome === "ok") return [head];
    return [head, `${indent}${finding.means}`, `${indent}-> ${finding.remedy}`];
  });
  const counted = order.map((outcome) => `${count(examined, outcome)} ${marks[outcome]}`);
  return [...lines, "", counted.join(", ")].join("\n");
};

/** For machines. */
export const asJson = (examined: readonly Examined[]): string =>
  JSON.stringify(
    {
      counts: Object.fromEntries(order.map((outcome) => [outcome, count(examined, outcome)])),
      findings: examined.flatMap(({ check, findings }) =>
        findings.map((finding) => ({ check: check.name, title: check.title, ...finding })),
      ),
    },
    undefined,
    2,
  );

export const isIll = (examined: readonly Examined[]): boolean => count(examined, "failed") > 0;
