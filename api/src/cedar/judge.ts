import type { CedarValueJson, Context } from "@cedar-policy/cedar-wasm/nodejs";
import type { Act, Permission } from "../rules/act.ts";
import type { Obligations } from "../rules/obligations.ts";
import type { Question, Refusal, Verdict } from "../rules/verdict.ts";
import type { WishedSecret } from "../rules/wish.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { evaluate, type Outcome } from "./evaluate.ts";
import type { LoadedRule } from "./loaded-rule.ts";
import { nearestReason } from "./nearest-reason.ts";
import {
  approversUid,
  durationValue,
  personUid,
  principalSlice,
  productUid,
  secretSlice,
  timeValue,
} from "./slice.ts";

export type ReportFailure = (messages: readonly string[]) => void;

const actions = { "request-access": "requestAccess", "break-glass": "breakGlass" } as const;

/** Longer than any rule allows: what holds for it, holds for every shorter one. */
const WITHOUT_END = 3_650 * 86_400_000;

/**
 * A wish that is only too long is told how long it may be: it is judged again by each length that
 * the rules name, from the longest down.
 */
export const judge = (rules: CompiledRules, question: Question, report: ReportFailure): Verdict => {
  const { duration } = question;
  const at = (length: number) => evaluateWish(rules, question, length);
  const first = at(duration ?? WITHOUT_END);
  if (first.decision === "error") report(first.messages);
  if (first.decision === "allow") return permitted(rules, first.permits, at);
  if (first.decision === "deny") {
    const shorter = rules.durations.filter((length) => length < (duration ?? WITHOUT_END));
    for (const length of shorter) {
      const outcome = at(length);
      if (outcome.decision === "allow") return permitted(rules, outcome.permits, at, length);
    }
  }
  return {
    permitted: false,
    refusal: refusalOf(rules, first, actions[question.action], question.secret),
  };
};

const evaluateWish = (rules: CompiledRules, question: Question, length: number): Outcome => {
  const { principal, secret, action, role, ticket, time } = question;
  return evaluate(rules, {
    principal: principalSlice(principal),
    action: actions[action],
    resource: secretSlice(secret),
    context: {
      duration: durationValue(length),
      role,
      ticket,
      agent: principal.agent,
      time: timeValue(time),
    },
  });
};

const permitted = (
  { durations }: CompiledRules,
  permits: readonly LoadedRule[],
  at: (length: number) => Outcome,
  known = Infinity,
): Verdict => {
  const obligations = permits.map(obligationsOf);
  const longest = Math.min(known, ...obligations.map((one) => one.longest));
  const holds = (length: number) => at(length).decision === "allow";
  const compared = durations.some((length) => length < longest) && !holds(longest);
  const held = compared ? durations.find((length) => length < longest && holds(length)) : longest;
  return { permitted: true, longest: held ?? longest, obligations };
};

const obligationsOf = ({ id, title, file, line, opening }: LoadedRule): Obligations => {
  if (!opening) throw new Error(`${id} opens something and has no obligations`);
  const { maxDuration, requireTicket, rotateAfterUse, approvals, ...rest } = opening;
  const { approvers, fallbackApprovers, maxContinuous, minimumReason } = rest;
  return {
    rule: { id, title, file, line },
    longest: maxDuration,
    approvals,
    ...(approvers !== undefined && { approvers }),
    ...(fallbackApprovers !== undefined && { fallbackApprovers }),
    ...(requireTicket !== undefined && { ticket: requireTicket }),
    ...(maxContinuous !== undefined && { maxContinuous }),
    ...(minimumReason !== undefined && { minimumReason }),
    rotateAfterUse: rotateAfterUse === "true",
  };
};

export const permission = (rules: CompiledRules, act: Act, report: ReportFailure): Permission => {
  const { principal, action } = act;
  const secret = "secret" in act ? act.secret : undefined;
  const outcome = evaluate(rules, {
    principal: principalSlice(principal),
    action,
    resource: secret ? secretSlice(secret) : { uid: productUid, entities: [] },
    context: contextOf(act),
  });
  if (outcome.decision === "error") report(outcome.messages);
  if (outcome.decision === "allow") return { permitted: true };
  return { permitted: false, refusal: refusalOf(rules, outcome, action, secret) };
};

const contextOf = (act: Act): Context => {
  const time = timeValue(act.time);
  if (act.action !== "decide") return { agent: act.principal.agent, time };
  const requester: CedarValueJson = { __entity: personUid(act.requester) };
  const approvers: CedarValueJson = { __entity: approversUid(act.approvers) };
  return { requester, approvers, time };
};

const refusalOf = (
  rules: CompiledRules,
  outcome: Outcome,
  action: string,
  secret: WishedSecret | undefined,
): Refusal => {
  if (outcome.decision === "error") {
    return { reason: "The rules could not be applied to this. Tell whoever looks after them." };
  }
  const [rule] =
    outcome.decision === "deny" && outcome.forbids.length > 0
      ? outcome.forbids
      : nearestReason(rules, action, secret);
  if (!rule) return { reason: "No rule allows this." };
  const { id, title, file, line, reason } = rule;
  return { reason, rule: { id, title, file, line } };
};
