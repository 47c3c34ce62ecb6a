import { durationOf, type AccessRequest, type PersonRef } from "@vault-tab/contract";
import { presentState } from "../grants/present-state.ts";
import type { GrantRecord } from "../grants/grant.ts";
import type { Actor } from "../identity/actor.ts";
import type { Standing } from "../rules/standing.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { actionsOf } from "./standing-actions.ts";
import { timelineOf } from "./timeline.ts";

/** What is known around a request, for whoever looks at it. */
export interface Surroundings {
  readonly viewer: Pick<Actor, "kind" | "objectId">;
  readonly standing: Standing;
  /** Whom each quorum asks now, in their order. */
  readonly quorumPeople: readonly (readonly PersonRef[])[];
  /** Who may sign it off. */
  readonly named: readonly PersonRef[];
  readonly grants: readonly GrantRecord[];
  /** Grants of the same person for the same secrets that run already. */
  readonly running: readonly GrantRecord[];
  readonly earlier: number;
  readonly azure: AccessRequest["azure"];
}

/** A request as the contract says it. */
export const presentRequest = (
  request: AccessRequestRecord,
  around: Surroundings,
): AccessRequest => {
  const { standing } = around;
  const missing = standing.needed.reduce((sum, { approvals }) => sum + approvals, 0);
  const isPending = request.status === "pending";
  return {
    id: request.id,
    version: request.version,
    status: request.status,
    requester: request.requester,
    ...(request.agent !== undefined && { agent: request.agent }),
    secrets: [...request.secrets],
    role: request.role,
    duration: durationOf(request.durationMs),
    ...(request.grantedMs !== undefined && { granted: durationOf(request.grantedMs) }),
    reason: request.reason,
    ...(request.ticket !== undefined && { ticket: request.ticket }),
    ...(request.startsAt && { startsAt: request.startsAt.toISOString() }),
    breakGlass: request.breakGlass,
    ...(request.continues !== undefined && { continues: request.continues }),
    createdAt: request.createdAt.toISOString(),
    lapsesAt: request.lapsesAt.toISOString(),
    ...(request.decidedAt && { decidedAt: request.decidedAt.toISOString() }),
    decisions: request.decisions.map(presentDecision),
    quorums: quorumsOf(request, around),
    missing: isPending ? missing : 0,
    approvers: isPending ? [...standing.mayDecide] : [],
    azure: around.azure,
    grants: around.grants.map(presentState),
    ...(request.textsErased && {
      textsErased: { by: request.textsErased.by, at: request.textsErased.at.toISOString() },
    }),
    ...(request.signedOff && {
      signedOff: { by: request.signedOff.by, at: request.signedOff.at.toISOString() },
    }),
    history: { running: around.running.map(({ id }) => id), earlier: around.earlier },
    timeline: timelineOf(request, around.grants),
    actions: actionsOf(request, around.viewer, standing, around.named),
  };
};

const presentDecision = ({
  by,
  decision,
  comment,
  durationMs,
  at,
}: AccessRequestRecord["decisions"][number]) => ({
  by,
  decision,
  ...(comment !== undefined && { comment }),
  ...(durationMs !== undefined && { duration: durationOf(durationMs) }),
  at: at.toISOString(),
});

const quorumsOf = (
  { obligations: { quorums } }: AccessRequestRecord,
  { standing, quorumPeople }: Surroundings,
): AccessRequest["quorums"] =>
  quorums.map(({ rule, approvals }, index) => {
    const left = standing.needed.find((one) => one.rule.id === rule.id)?.approvals ?? 0;
    return {
      rule,
      approvals,
      approvers: [...(quorumPeople[index] ?? [])],
      approved: approvals - left,
    };
  });
