import { compileRules } from "../../../src/cedar/compile-rules.ts";
import { readRuleFiles } from "../../../src/cedar/rule-files.ts";
import type { Check } from "../check.ts";
import { failed, ok } from "../finding.ts";

export const rules: Check = {
  name: "rules",
  title: "The rules load",
  examine: async ({ config: { rulesFolder } }) => {
    try {
      const compiled = compileRules(readRuleFiles(rulesFolder));
      return [ok(`${compiled.rules.size} rules, hash ${compiled.hash.slice(0, 12)}`, rulesFolder)];
    } catch (failure) {
      return [
        failed({
          about: rulesFolder,
          found:
            failure instanceof Error ? (failure.message.split("\n")[0] ?? "") : "Does not load",
          means: "The service does not start with them; one that runs keeps those it had.",
          remedy: `Mend what this names, file and line: npm run rules:check -- ${rulesFolder}`,
        }),
      ];
    }
  },
};
