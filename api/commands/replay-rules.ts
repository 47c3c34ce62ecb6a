import { durationOf, millisecondsOf } from "@vault-tab/contract";
import { loadPolicies } from "../src/cedar/load-policies.ts";
import { systemClock } from "../src/clock.ts";
import type { RuleSet } from "../src/ports/policies.ts";
import type { Obligations } from "../src/rules/obligations.ts";
import type { Verdict } from "../src/rules/verdict.ts";
import { type PastRequest, pastRequests } from "./past-requests.ts";

interface Replay {
  /** The set to try. */
  readonly folder: string;
  /** The set to compare it with. */
  readonly against: string;
  /** An export of the log. */
  readonly log: string;
}

/** The memberships are those of then: only the rules are others. */
export const replayRules = ({ folder, against, log }: Replay): string => {
  const [before, after] = [setIn(against), setIn(folder)];
  const requests = pastRequests(log);
  if (requests.length === 0)
    throw new Error(`${log}: no request in it that could be decided again`);
  const differences = requests.flatMap((request) => differencesIn(request, before, after));
  const count = `${requests.length} requests decided again, ${differences.length} differences.`;
  return [...differences, count].join("\n");
};

const setIn = (folder: string): RuleSet =>
  loadPolicies({
    folder,
    clock: systemClock,
    onFailure: (messages) => console.error(messages.join("\n")),
  }).current();

const differencesIn = (
  { sequence, at, asked }: PastRequest,
  before: RuleSet,
  after: RuleSet,
): readonly string[] =>
  asked.secrets.flatMap((secret) => {
    const { action, role, ticket, principal } = asked;
    const duration =
      asked.duration === undefined ? {} : { duration: millisecondsOf(asked.duration) };
    const wished = {
      vault: secret.vault,
      environment: secret.environment,
      authorization: secret.authorization,
      ...(secret.name !== undefined && { name: secret.name }),
      ...(secret.kind && { kind: secret.kind }),
    };
    const question = { action, role, ticket, principal, ...duration, secret: wished, time: at };
    const [was, is] = [before, after].map((set) => inWords(set.judge(question)));
    if (was === is) return [];
    const what = [secret.vault, secret.name ?? []].flat().join("/");
    const head = `#${sequence} ${at.toISOString()} ${principal.objectId} ${action} ${what}`;
    return [`${head}\n  was: ${was}\n  is:  ${is}`];
  });

const inWords = (verdict: Verdict): string =>
  verdict.permitted
    ? [`up to ${durationOf(verdict.longest)}`, ...verdict.obligations.map(asks)].join("; ")
    : `refused: ${verdict.refusal.reason}`;

const asks = ({ rule, approvals, approvers, ticket, minimumReason }: Obligations): string =>
  [
    `${rule.id}: ${approvals} of ${approvers ?? "nobody"}`,
    ...(ticket === undefined ? [] : [`ticket ${ticket}`]),
    ...(minimumReason === undefined ? [] : [`reason of ${minimumReason} characters`]),
  ].join(", ");
