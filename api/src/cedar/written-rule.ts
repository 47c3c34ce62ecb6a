import { policySetTextToParts, policyToJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import { type Fault, faultOf } from "./fault.ts";
import { bytesBefore, placeOf } from "./place.ts";
import type { RuleFile } from "./rule-files.ts";

/** One policy as it stands in a file. */
export interface WrittenRule {
  readonly file: RuleFile;
  readonly text: string;
  /** Where in the file it begins, in bytes. */
  readonly offset: number;
  readonly json: PolicyJson;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Read {
  readonly written: readonly WrittenRule[];
  readonly faults: readonly Fault[];
}

/** The policies of a file. Of several errors of syntax the engine tells the first. */
export const readPolicies = (file: RuleFile): Read => {
  const parts = policySetTextToParts(file.text);
  if (parts.type === "failure") {
    return { written: [], faults: parts.errors.map((error) => faultOf(error, file)) };
  }
  const read = [...parts.policies]
    .map((text) => ({ text, offset: bytesBefore(file.text, file.text.indexOf(text)) }))
    .sort((one, other) => one.offset - other.offset)
    .map((part) => readPolicy(file, part));
  const templates = parts.policy_templates.map((text) => ({
    file: file.file,
    ...placeOf(file.text, bytesBefore(file.text, file.text.indexOf(text))),
    message: "A template: write the rule out, so that it can be read",
  }));
  return {
    written: read.flatMap((one) => ("faults" in one ? [] : [one])),
    faults: [...read.flatMap((one) => ("faults" in one ? one.faults : [])), ...templates],
  };
};

const readPolicy = (
  file: RuleFile,
  { text, offset }: Pick<WrittenRule, "text" | "offset">,
): WrittenRule | { readonly faults: readonly Fault[] } => {
  const parsed = policyToJson(text);
  if (parsed.type === "failure") {
    return { faults: parsed.errors.map((error) => faultOf(error, file, offset)) };
  }
  const { json } = parsed;
  return { file, text, offset, json, annotations: json.annotations ?? {} };
};

/** A fault at some text of the rule, or at its beginning where that is not in it. */
export const faultIn = (
  { file, text, offset }: WrittenRule,
  at: RegExp,
  message: string,
): Fault => {
  const index = text.search(at);
  const bytes = index < 0 ? 0 : bytesBefore(text, index);
  return { file: file.file, ...placeOf(file.text, offset + bytes), message };
};
