import type { Mutant } from "./mutant.ts";

type Row = readonly [name: string, file: string, find: string, replace: string, suite: string];

const rows: readonly Row[] = [
  [
    "whoever approves twice counts twice",
    "requests/decided.ts",
    "if (request.decisions.some((one) => one.by.objectId === by.objectId)) {",
    "if (request.decisions.length > 99) {",
    "requests/decided",
  ],
  [
    "one approval is enough for every quorum",
    "requests/decided.ts",
    "return approvedIfMet(next, standing, at) ?? next;",
    'return { ...moved(next, "approved", at), grantedMs: shortest(next) };',
    "requests/decided",
  ],
  [
    "a decline waits for the others",
    "requests/decided.ts",
    'if (decision.decision === "decline") return moved(next, "declined", at);',
    'if (decision.decision === "decline") return next;',
    "requests/decided",
  ],
  [
    "what was seen does not matter",
    "requests/decided.ts",
    "if (version !== request.version) {",
    "if (version > request.version) {",
    "requests/decided",
  ],
  [
    "an approver may lengthen",
    "requests/decided.ts",
    "durationMs > request.durationMs) {",
    "durationMs < 0) {",
    "requests/decided",
  ],
  [
    "the last approver's time holds",
    "requests/decided.ts",
    "Math.min(durationMs, ...decisions.map((one) => one.durationMs ?? durationMs));",
    "decisions.at(-1)?.durationMs ?? durationMs;",
    "requests/decided",
  ],
  [
    "what has lapsed can be approved until it is swept",
    "requests/decided.ts",
    "if (at.getTime() >= request.lapsesAt.getTime()) {",
    "if (at.getTime() < 0) {",
    "requests/decided",
  ],
  [
    "what is withdrawn can be approved",
    "requests/moves.ts",
    "withdrawn: [],",
    'withdrawn: ["approved"],',
    "requests/decided",
  ],
  [
    "a decline can be overruled",
    "requests/moves.ts",
    "declined: [],",
    'declined: ["approved"],',
    "requests/decided",
  ],
  [
    "anybody may withdraw",
    "requests/withdraw.ts",
    "if (requester.objectId !== asker.actor.objectId) {",
    'if (requester.objectId === "") {',
    "requests/decided",
  ],
  [
    "who was away while others approved is forgotten",
    "requests/settle-met-requests.ts",
    "if (!standing(undecided(seen)).met) return;",
    "if (seen.decisions.length > 0) return;",
    "requests/decided",
  ],
  [
    "what the decisions on record meet takes an approval that brings more",
    "requests/decided.ts",
    "if (!standing(undecided(request)).met && !brings(request, decision.by, standing)) {",
    "if (!brings(request, decision.by, standing)) {",
    "requests/decided",
  ],
  [
    "what has lapsed is approved by what stands on record",
    "requests/settle-met-requests.ts",
    "now < request.lapsesAt && approvedIfMet",
    "now.getTime() >= 0 && approvedIfMet",
    "requests/decided",
  ],
  [
    "who approved and left still counts",
    "rules/standing.ts",
    "const taken = seated(seats, approvedBy);",
    "const taken = seated(seats.map(({ approvals, approvers }) => ({ approvals, approvers: [...approvers, ...approvedBy] })), approvedBy);",
    "requests/decided",
  ],
  [
    "what was asked for is granted, whatever an approver shortened",
    "grants/grants-of-request.ts",
    "durationMs: approved.grantedMs ?? approved.durationMs",
    "durationMs: approved.durationMs",
    "requests/decided",
  ],
];

export const accessMutants: readonly Mutant[] = rows.map(([name, file, find, replace, suite]) => ({
  name,
  file: `api/src/${file}`,
  find,
  replace,
  suite: `api/src/${suite}.test.ts`,
}));
