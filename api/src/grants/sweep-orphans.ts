import type { Clock } from "../clock.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import type { Grants } from "../ports/grants.ts";
import type { RoleAssignments, StandingAssignment } from "../ports/role-assignments.ts";
import { theService } from "./entries.ts";

export interface OrphanPorts {
  readonly grants: Pick<Grants, "liveAssignments" | "lookAt" | "orphans">;
  readonly assignments: Pick<RoleAssignments, "all">;
  readonly log: AuditLog;
  readonly clock: Pick<Clock, "now">;
}

/**
 * Compares Azure with the database both ways. What stands there without a grant of ours is an
 * orphan: of a write that came late, or of a database that was restored. What should stand there
 * and does not was taken away by somebody else. Both are handed to whoever settles assignments; an
 * orphan is told once, and shown until it is gone.
 * @returns how many orphans there were
 */
export const sweepOrphans = async (ports: OrphanPorts): Promise<number> => {
  const before = await ports.grants.liveAssignments();
  const standing = new Map<string, StandingAssignment>();
  for await (const one of ports.assignments.all()) standing.set(one.name, one);
  // Read again: what was opened while Azure was listed is no orphan.
  const after = await ports.grants.liveAssignments();
  const orphans = [...standing.values()].flatMap(({ name, byUs, note, target }) =>
    byUs && note && target && !after.has(name) && !before.has(name) ? [{ name, note, target }] : [],
  );
  const missing = [...before].filter(([name]) => after.has(name) && !standing.has(name));
  const known = new Set((await ports.grants.orphans()).map(({ name }) => name));
  const news = orphans.filter(({ name }) => !known.has(name));
  const [first, ...others] = news.map(({ name, note, target }) => ({
    type: "orphan-found" as const,
    actor: theService,
    subject: { vault: target.vault, secret: target.secret, request: note.requestId },
    data: { assignment: name, principal: target.principalId, role: target.role },
  }));
  if (first) await ports.log.append(first, ...others);
  const toLook = [
    ...orphans.map(({ name, target }) => ({ name, target, orphan: true })),
    ...missing.map(([name, target]) => ({ name, target, orphan: false })),
  ];
  await ports.grants.lookAt(toLook, ports.clock.now());
  return orphans.length;
};
