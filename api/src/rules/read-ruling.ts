import type { Clock } from "../clock.ts";
import type { Directory } from "../ports/directory.ts";
import type { Policies, RuleSet } from "../ports/policies.ts";
import type { DatedRuling, Decidable, RuleBook } from "../ports/rule-book.ts";
import { ProblemError } from "../problem-error.ts";
import type { Permission } from "./act.ts";
import { type ApproverSet, circleOf } from "./approver-set.ts";
import { mayNeverAsk, mayNeverDecide } from "./floor.ts";
import { isStale, type People } from "./memberships.ts";
import type { Identified, Principal } from "./principal.ts";
import { eligible, type Circles } from "./quorum-of-rule.ts";
import { rulingOf } from "./ruling.ts";
import { standingOf } from "./standing.ts";
import type { Verdict } from "./verdict.ts";
import type { Wish, WishedSecret } from "./wish.ts";

export interface RuleBookPorts {
  readonly policies: Policies;
  readonly directory: Directory;
  readonly clock: Pick<Clock, "now">;
}

export const createRuleBook = (ports: RuleBookPorts): RuleBook => ({
  rulingOn: (requester, wish) => readRuling(ports, requester, wish),
  standings: async (quorums) => {
    const { circles } = await readCircles(ports, setsOf(quorums));
    return (request) => standingOf(request, circles);
  },
  peopleAsked: async (quorums, requester) => {
    const sets = setsOf(quorums);
    const { circles } = await readCircles(ports, sets);
    return eligible(circles, sets, requester).map(({ objectId, name }) => ({ objectId, name }));
  },
  mayDecide: async (decider, request) => {
    const set = ports.policies.current();
    const { principal } = await readPrincipal(ports, set, decider);
    return permissionToDecide(set, principal, request, ports.clock.now());
  },
  mayAct: async (actor, act) => {
    const set = ports.policies.current();
    const { principal } = await readPrincipal(ports, set, actor);
    return set.permission({ ...act, principal, time: ports.clock.now() });
  },
  describe: () => {
    const { rules, hash, loadedAt } = ports.policies.current();
    const lastError = ports.policies.lastError();
    return { rules, hash, loadedAt, ...(lastError && { lastError }) };
  },
});

const readRuling = async (
  ports: RuleBookPorts,
  requester: Identified,
  wish: Wish,
): Promise<DatedRuling> => {
  const set = ports.policies.current();
  const { principal, readAt } = await readPrincipal(ports, set, requester);
  const { secrets, ticket, ...rest } = wish;
  const time = ports.clock.now();
  const never = mayNeverAsk(principal, wish.action);
  const judge = (secret: WishedSecret): Verdict =>
    never
      ? { permitted: false, refusal: never }
      : set.judge({ ...rest, secret, principal, ticket: ticket !== undefined, time });
  const judged = secrets.map((secret) => ({ secret, verdict: judge(secret) }));
  const asked = await readCircles(ports, setsNamed(judged.map(({ verdict }) => verdict)));
  const { circles } = asked;
  const ruling = rulingOf(judged, set.hash, { wish, requester: principal, circles });
  return { ...ruling, principal, factsReadAt: oldest([readAt, ...asked.readAt]) };
};

/** Allowed if one of the sets that are asked has them, and no rule forbids it for any of the secrets. */
const permissionToDecide = (
  set: RuleSet,
  principal: Principal,
  { secrets, quorums, requester }: Decidable,
  time: Date,
): Permission => {
  const never = mayNeverDecide(principal, requester);
  if (never) return { permitted: false, refusal: never };
  let answer: Permission = {
    permitted: false,
    refusal: { reason: "Nobody is asked to decide on this." },
  };
  for (const approvers of setsOf(quorums)) {
    const each = secrets.map((secret) =>
      set.permission({ action: "decide", principal, secret, requester, approvers, time }),
    );
    const refused = each.find(({ permitted }) => !permitted);
    if (!refused && each.length > 0) return { permitted: true };
    answer = refused ?? answer;
  }
  return answer;
};

const readPrincipal = async (
  { directory, clock }: RuleBookPorts,
  { teams, groups }: RuleSet,
  { kind, tenantId, objectId, roles }: Identified,
): Promise<{ readonly principal: Principal; readonly readAt: Date }> => {
  const { readAt, ...memberships } = await directory.membershipsOf(objectId, { teams, groups });
  refuseStale([readAt], clock.now());
  return {
    principal: { objectId, tenantId, roles, agent: kind === "agent", ...memberships },
    readAt,
  };
};

const readCircles = async (
  { directory, clock }: RuleBookPorts,
  sets: readonly ApproverSet[],
): Promise<{ readonly circles: Circles; readonly readAt: readonly Date[] }> => {
  const read = await Promise.all(
    sets.map(async (set) => ({ set, ...(await peopleOf(directory, set)) })),
  );
  const readAt = read.map((one) => one.readAt);
  refuseStale(readAt, clock.now());
  return { circles: new Map(read.map(({ set, people }) => [set, people])), readAt };
};

const peopleOf = (directory: Directory, set: ApproverSet): Promise<People> => {
  const circle = circleOf(set);
  if (!circle) throw new ProblemError("internal_error", { detail: `A rule asks ${set}` });
  const { of, groupId } = circle;
  if (of === "owners") return directory.ownersOf(groupId);
  return of === "members" ? directory.membersOf(groupId) : directory.peopleOfGroup(groupId);
};

const setsNamed = (verdicts: readonly Verdict[]): readonly ApproverSet[] => [
  ...new Set(
    verdicts
      .flatMap((verdict) => (verdict.permitted ? verdict.obligations : []))
      .flatMap(({ approvers, fallbackApprovers }) => [approvers ?? [], fallbackApprovers ?? []])
      .flat(),
  ),
];

const setsOf = (quorums: Decidable["quorums"]): readonly ApproverSet[] => [
  ...new Set(quorums.flatMap(({ approvers }) => approvers)),
];

const oldest = (instants: readonly Date[]): Date =>
  new Date(Math.min(...instants.map((instant) => instant.getTime())));

/** An old answer could let somebody decide, or in, who has left since. */
const refuseStale = (instants: readonly Date[], now: Date): void => {
  if (instants.some((readAt) => isStale(readAt, now))) {
    throw new ProblemError("upstream_unavailable", {
      detail: "Microsoft Graph does not say now who belongs to which team.",
    });
  }
};
