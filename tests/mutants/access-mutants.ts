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
    "if (!standing(undecided(next)).met) return next;",
    "if (next.decisions.length === 0) return next;",
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
    "who approved and left still counts",
    "rules/standing.ts",
    "const taken = seated(seats, approvedBy);",
    "const taken = seated(seats.map(({ approvals, approvers }) => ({ approvals, approvers: [...approvers, ...approvedBy] })), approvedBy);",
    "requests/decided",
  ],
  [
    "what was asked for is granted, whatever an approver shortened",
    "requests/decide.ts",
    "durationMs: next.grantedMs ?? next.durationMs",
    "durationMs: next.durationMs",
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
