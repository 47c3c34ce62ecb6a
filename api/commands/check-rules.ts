import { formatFaults, writeFormatted } from "../src/cedar/check-format.ts";
import { compileRules } from "../src/cedar/compile-rules.ts";
import { RulesError } from "../src/cedar/fault.ts";
import { readRuleFiles } from "../src/cedar/rule-files.ts";

/**
 * Syntax, schema, annotations, then how it is written.
 * @throws RulesError with the place of everything that is wrong
 */
export const checkRules = (folder: string, { write }: { readonly write: boolean }): string => {
  const files = readRuleFiles(folder);
  const { rules, hash } = compileRules(files);
  if (write) writeFormatted(folder, files);
  const faults = write ? [] : formatFaults(files);
  if (faults.length > 0) throw new RulesError(faults);
  return `${rules.size} rules are right. Hash ${hash}`;
};
