import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatPolicies } from "@cedar-policy/cedar-wasm/nodejs";
import type { Fault } from "./fault.ts";
import type { RuleFile, RuleFiles } from "./rule-files.ts";

/** As prettier writes the rest of this repository. */
const formatted = ({ text }: RuleFile): string => {
  const answer = formatPolicies({ policyText: text, lineWidth: 100, indentWidth: 2 });
  return answer.type === "success" ? answer.formatted_policy : text;
};

/** Of files that are right otherwise: where each is first written differently from how the formatter would. */
export const formatFaults = ({ policies }: RuleFiles): readonly Fault[] =>
  policies.flatMap((policy) => {
    const wanted = formatted(policy).split("\n");
    const lines = policy.text.split("\n");
    const line = lines.findIndex((text, index) => text !== wanted[index]);
    if (line < 0 && lines.length === wanted.length) return [];
    const at = line < 0 ? lines.length : line + 1;
    return [{ file: policy.file, line: at, column: 1, message: "is not formatted" }];
  });

export const writeFormatted = (folder: string, { policies }: RuleFiles): void => {
  for (const policy of policies) {
    const path = join(folder, policy.file);
    const text = formatted(policy);
    if (text !== readFileSync(path, "utf8")) writeFileSync(path, text);
  }
};
