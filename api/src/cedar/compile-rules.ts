import {
  checkParseSchema,
  preparsePolicySet,
  preparseSchema,
  validate,
} from "@cedar-policy/cedar-wasm/nodejs";
import { fromCedarDuration } from "./cedar-duration.ts";
import { type Fault, faultOf, RulesError } from "./fault.ts";
import { loadedRule, type LoadedRule } from "./loaded-rule.ts";
import { durationsWritten } from "./policy-json.ts";
import type { RuleFiles } from "./rule-files.ts";
import { faultIn, readPolicies } from "./written-rule.ts";

export interface CompiledRules {
  /** Under which the engine keeps them, policies and schema. */
  readonly hash: string;
  readonly rules: ReadonlyMap<string, LoadedRule>;
  /** Milliseconds that conditions compare with, the longest first. */
  readonly durations: readonly number[];
}

/** @throws RulesError with every fault that was found, and then nothing of this set is used */
export const compileRules = (files: RuleFiles): CompiledRules => {
  const { schema, policies, folder, hash } = files;
  const parsed = checkParseSchema(schema.text);
  if (parsed.type === "failure") refuse(parsed.errors.map((error) => faultOf(error, schema)));

  const read = policies.map(readPolicies);
  const checked = read.flatMap(({ written }) => written).map((one) => loadedRule(one, folder));
  const loaded = checked.flatMap((one) => ("rule" in one ? [one.rule] : []));
  const rules = new Map(loaded.map((rule) => [rule.id, rule]));
  refuse([
    ...read.flatMap(({ faults }) => faults),
    ...checked.flatMap((one) => ("faults" in one ? one.faults : [])),
    ...duplicates(loaded),
    ...validationFaults(files, rules),
  ]);
  keep(files, rules);
  const durations = loaded.flatMap(({ json }) => durationsWritten(json)).map(fromCedarDuration);
  return { hash, rules, durations: [...new Set(durations)].sort((a, b) => b - a) };
};

const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new RulesError(faults);
};

const duplicates = (loaded: readonly LoadedRule[]): readonly Fault[] =>
  loaded.flatMap((rule, index) => {
    const first = loaded.findIndex(({ id }) => id === rule.id);
    const message = `@id: ${rule.id} is taken by ${loaded[first]?.file}:${loaded[first]?.line}`;
    return first < index ? [faultIn(rule.written, /@id\b/, message)] : [];
  });

const texts = (rules: CompiledRules["rules"]): Record<string, string> =>
  Object.fromEntries([...rules].map(([id, { text }]) => [id, text]));

/** Warnings too: a rule that can never apply, or that holds letters which look like others. */
const validationFaults = (
  { schema }: RuleFiles,
  rules: CompiledRules["rules"],
): readonly Fault[] => {
  const answer = validate({
    validationSettings: { mode: "strict" },
    schema: schema.text,
    policies: { staticPolicies: texts(rules) },
  });
  if (answer.type === "failure") return answer.errors.map((error) => faultOf(error, schema));
  const faults = [...answer.validationErrors, ...answer.validationWarnings].flatMap(
    ({ policyId, error }) => {
      const written = rules.get(policyId)?.written;
      return written ? [faultOf(error, written.file, written.offset)] : [];
    },
  );
  const others = answer.otherWarnings.map((error) => faultOf(error, schema));
  return [...faults, ...others];
};

/** The engine keeps both under a name, so that a question need not carry them. */
const keep = ({ hash, schema }: RuleFiles, rules: CompiledRules["rules"]): void => {
  const kept = [
    preparseSchema(hash, schema.text),
    preparsePolicySet(hash, { staticPolicies: texts(rules) }),
  ];
  refuse(
    kept.flatMap((answer) =>
      answer.type === "failure" ? answer.errors.map((error) => faultOf(error, schema)) : [],
    ),
  );
};
