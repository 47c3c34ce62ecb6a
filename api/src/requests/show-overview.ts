import type { Overview, PersonRef } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { everyDay, firstDay } from "./overview-days.ts";
import type { OverviewPorts } from "./ports.ts";

/**
 * How it goes, in figures.
 * @throws ProblemError `not_allowed` unless it is an admin or an auditor
 */
export const showOverview = async (ports: OverviewPorts, { actor }: Asker): Promise<Overview> => {
  if (!isOverseer(actor)) {
    throw new ProblemError("not_allowed", { detail: "The overview is for admins and auditors." });
  }
  const { figures, quota, clock, limits } = ports;
  const now = clock.now();
  const since = firstDay(now);
  // What was asked before has lapsed by then, if nobody decided.
  const askedSince = new Date(since.getTime() - limits.lapseMs);
  const [{ days, ...counted }, roleAssignments, orphans] = await Promise.all([
    figures.count(since, askedSince),
    quota.read(),
    findOrphans(ports),
  ]);
  return {
    ...counted,
    orphans,
    days: everyDay(now, days),
    ...(roleAssignments && { roleAssignments }),
  };
};

const findOrphans = async ({ grants, directory }: OverviewPorts): Promise<Overview["orphans"]> =>
  Promise.all(
    (await grants.orphans()).map(async ({ name, target, since, trouble }) => ({
      assignment: name,
      holder: await nameHolder(directory, target.principalId),
      vault: target.vault,
      ...(target.secret !== undefined && { name: target.secret }),
      role: target.role,
      since: since.toISOString(),
      ...(trouble !== undefined && { trouble }),
    })),
  );

/** Somebody whom the directory does not name is no reason to show nothing. */
const nameHolder = async (
  directory: OverviewPorts["directory"],
  objectId: string,
): Promise<PersonRef> => {
  const account = await directory.person(objectId).catch(() => undefined);
  return { objectId, name: account?.name ?? objectId };
};
