import type { Overview } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { everyDay, firstDay } from "./overview-days.ts";
import type { OverviewPorts } from "./ports.ts";

/**
 * How it goes, in figures.
 * @throws ProblemError `not_allowed` unless it is an admin or an auditor
 */
export const showOverview = async (
  { figures, quota, clock, limits }: OverviewPorts,
  { actor }: Asker,
): Promise<Overview> => {
  if (!isOverseer(actor)) {
    throw new ProblemError("not_allowed", { detail: "The overview is for admins and auditors." });
  }
  const now = clock.now();
  const since = firstDay(now);
  // What was asked before has lapsed by then, if nobody decided.
  const askedSince = new Date(since.getTime() - limits.lapseMs);
  const [{ days, ...counted }, roleAssignments] = await Promise.all([
    figures.count(since, askedSince),
    quota.read(),
  ]);
  return {
    ...counted,
    days: everyDay(now, days),
    ...(roleAssignments && { roleAssignments }),
  };
};
