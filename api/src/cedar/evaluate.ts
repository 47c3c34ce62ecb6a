import {
  type Context,
  statefulIsAuthorized,
  type TypeAndId,
} from "@cedar-policy/cedar-wasm/nodejs";
import type { CompiledRules } from "./compile-rules.ts";
import type { LoadedRule } from "./loaded-rule.ts";
import type { Slice } from "./slice.ts";

export interface Call {
  readonly principal: Slice;
  readonly action: string;
  readonly resource: Slice;
  readonly context: Context;
}

export type Outcome =
  | { readonly decision: "allow"; readonly permits: readonly LoadedRule[] }
  | { readonly decision: "deny"; readonly forbids: readonly LoadedRule[] }
  /** The engine skips a rule that fails, a forbid too: its answer is then worth nothing. */
  | { readonly decision: "error"; readonly messages: readonly string[] };

export const evaluate = ({ hash, rules }: CompiledRules, call: Call): Outcome => {
  const { principal, resource, action, context } = call;
  const actionUid: TypeAndId = { type: "Action", id: action };
  const answer = statefulIsAuthorized({
    principal: principal.uid,
    action: actionUid,
    resource: resource.uid,
    context,
    preparsedSchemaName: hash,
    preparsedPolicySetId: hash,
    validateRequest: true,
    entities: [...principal.entities, ...resource.entities],
  });
  if (answer.type === "failure") return failed(answer.errors.map(({ message }) => message));
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0) {
    return failed(diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`));
  }
  const determining = [...diagnostics.reason].sort().flatMap((id) => rules.get(id) ?? []);
  if (determining.length !== diagnostics.reason.length)
    return failed(["A rule without a name decided"]);
  return decision === "allow"
    ? { decision, permits: determining }
    : { decision, forbids: determining };
};

const failed = (messages: readonly string[]): Outcome => ({ decision: "error", messages });
