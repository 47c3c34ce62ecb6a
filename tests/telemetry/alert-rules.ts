import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";

const Minutes = z.pipe(
  z.string().check(z.regex(/^\d+m$/)),
  z.transform((text: string) => Number.parseInt(text, 10) * 60_000),
);
const Rule = z.strictObject({
  alert: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/)),
  expr: z.string(),
  for: Minutes,
  labels: z.strictObject({ severity: z.enum(["page", "ticket"]) }),
  annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
});
const Rules = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(Rule) })),
});

export type AlertRule = z.infer<typeof Rule>;

/** The rules as they stand for Prometheus. */
export const readAlertRules = (): readonly AlertRule[] => {
  const text = readFileSync(join(root, "infra/alerts/vault-tab.rules.yml"), "utf8");
  return Rules.parse(parse(text)).groups.flatMap(({ rules }) => rules);
};
