import type { RuleRef } from "@vault-tab/contract";
import type { Obligations } from "./obligations.ts";
import { merged, type Circles, type Quorum, quorumOf } from "./quorum-of-rule.ts";
import type { WishedSecret } from "./wish.ts";

/** What several rules ask for together: of each thing the strictest. */
export interface Obliged {
  readonly secrets: readonly WishedSecret[];
  readonly longest: number;
  readonly quorums: readonly Quorum[];
  /** Those whom the rules name, asked or not: they are told of a broken glass, and one signs it off. */
  readonly named: readonly Quorum[];
  /** Regular expressions; a ticket matches all of them. */
  readonly tickets: readonly string[];
  readonly maxContinuous?: number;
  readonly minimumReason?: number;
  readonly rotateAfterUse: boolean;
  readonly rules: readonly RuleRef[];
}

const present = (values: readonly (number | undefined)[]): readonly number[] =>
  values.filter((value) => value !== undefined);

const least = (...values: readonly (number | undefined)[]): { maxContinuous?: number } => {
  const known = present(values);
  return known.length > 0 ? { maxContinuous: Math.min(...known) } : {};
};

const most = (...values: readonly (number | undefined)[]): { minimumReason?: number } => {
  const known = present(values);
  return known.length > 0 ? { minimumReason: Math.max(...known) } : {};
};

const uniqueRules = (rules: readonly RuleRef[]): readonly RuleRef[] => [
  ...new Map(rules.map((rule) => [rule.id, rule])).values(),
];

export interface Requester {
  readonly objectId: string;
  readonly agent: boolean;
}

export const obligedBy = (
  secret: WishedSecret,
  { longest, obligations }: { longest: number; obligations: readonly Obligations[] },
  circles: Circles,
  requester: Requester,
): Obliged => {
  const asked = (one: Obligations) => quorumOf(one, circles, requester.objectId);
  return {
    secrets: [secret],
    longest,
    quorums: merged(withHuman(obligations, requester).map(asked)),
    named: merged(
      obligations.map((one) => asked({ ...one, approvals: Math.max(one.approvals, 1) })),
    ),
    tickets: [...new Set(obligations.flatMap(({ ticket }) => ticket ?? []))],
    ...least(...obligations.map(({ maxContinuous }) => maxContinuous)),
    ...most(...obligations.map(({ minimumReason }) => minimumReason)),
    rotateAfterUse: obligations.some(({ rotateAfterUse }) => rotateAfterUse),
    rules: uniqueRules(obligations.map(({ rule }) => rule)),
  };
};

/** An agent always needs a human, whatever the rules say. */
const withHuman = (
  obligations: readonly Obligations[],
  { agent }: Requester,
): readonly Obligations[] => {
  if (!agent || obligations.some(({ approvals }) => approvals > 0)) return obligations;
  const asking = obligations.find(({ approvers }) => approvers) ?? obligations[0];
  return asking ? [{ ...asking, approvals: 1 }] : [];
};

export const together = (one: Obliged, other: Obliged): Obliged => ({
  secrets: [...one.secrets, ...other.secrets],
  longest: Math.min(one.longest, other.longest),
  quorums: merged([...one.quorums, ...other.quorums]),
  named: merged([...one.named, ...other.named]),
  tickets: [...new Set([...one.tickets, ...other.tickets])],
  ...least(one.maxContinuous, other.maxContinuous),
  ...most(one.minimumReason, other.minimumReason),
  rotateAfterUse: one.rotateAfterUse || other.rotateAfterUse,
  rules: uniqueRules([...one.rules, ...other.rules]),
});
