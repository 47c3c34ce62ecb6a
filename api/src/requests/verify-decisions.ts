import type { GrantRecord } from "../grants/grant.ts";
import { grantsOf, type Naming } from "../grants/grants-of-request.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import type { Part } from "../rules/ruling.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { shortest, undecided } from "./decided.ts";

const FORGED =
  "What stands in the database is not what was decided: somebody has changed it there. Nothing is opened.";
const UNMET =
  "Nobody has approved it who would have to, whatever its state says. Nothing is opened.";

const UNUSED =
  "The log does not know that this person broke the glass for it, whatever the database says. Nothing is opened.";

export interface DecisionPorts {
  readonly rules: Pick<RuleBook, "standings">;
  readonly reader: Pick<AuditReader, "page">;
}

export interface Founded {
  readonly request: AccessRequestRecord;
  readonly grant: GrantRecord;
  /** What the rules say to it now. */
  readonly part: Pick<Part, "quorums">;
  readonly naming: Naming;
}

/**
 * Whether the decisions themselves carry a grant, with the people of this moment: neither what a row
 * says of its own state counts, nor what it says that is to be asked for, where the rules ask for more.
 * @returns why they do not, or nothing
 * @throws ProblemError `upstream_unavailable`, `upstream_throttled`
 */
export const verifyDecisions = async (
  { rules, reader }: DecisionPorts,
  { request, grant, part, naming }: Founded,
): Promise<string | undefined> => {
  if (request.decisions.some(({ decision }) => decision === "decline")) return UNMET;
  const decided = undecided(request);
  for (const quorums of [decided.quorums, part.quorums]) {
    const standing = await rules.standings(quorums);
    if (!standing({ ...decided, quorums }).met) return UNMET;
  }
  const granted = { ...request, grantedMs: shortest(request) };
  const expected = grantsOf(granted, naming, grant.createdAt).find(({ id }) => id === grant.id);
  if (!expected || !isWithin(grant, expected)) return FORGED;
  return grant.breakGlass && !(await isUsed(reader, request)) ? UNUSED : undefined;
};

/** Nobody decides on it, so that only the log tells it from a mark that was put into the rows. */
const isUsed = async (
  reader: DecisionPorts["reader"],
  { id, requester }: AccessRequestRecord,
): Promise<boolean> => {
  const filter = { types: ["break-glass-used"], request: id, person: requester.objectId };
  return (await reader.page(filter, 1)).length > 0;
};

/** For nobody else, nothing else and no longer than it follows from the request. */
const isWithin = (grant: GrantRecord, expected: GrantRecord): boolean =>
  grant.holder.objectId === expected.holder.objectId &&
  grant.assignment === expected.assignment &&
  grant.target.principalId === expected.target.principalId &&
  grant.target.vaultResourceId === expected.target.vaultResourceId &&
  grant.target.secret === expected.target.secret &&
  grant.target.role === expected.target.role &&
  grant.breakGlass === expected.breakGlass &&
  grant.durationMs <= expected.durationMs;
