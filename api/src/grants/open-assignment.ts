import type { Claim } from "../ports/grants.ts";
import type { WriteOutcome } from "../ports/role-assignments.ts";
import type { AssignmentNote } from "./assignment-note.ts";
import { closeAssignment } from "./close-assignment.ts";
import { mayComeLate, succeeded, writing } from "./effort.ts";
import { finishLater } from "./finish-later.ts";
import type { GrantRecord } from "./grant.ts";
import { isNoted, noteFor } from "./note-for.ts";
import { ended, ending, failed, givenUp, type Moved, opened, removedOutside } from "./outcomes.ts";
import { OPENING_LIMIT } from "./pauses.ts";
import { planOf } from "./plan.ts";
import { recordMoves } from "./record-moves.ts";
import type { SettlePorts } from "./ports.ts";

const FOREIGN = "Azure grants this already, and not through Vault Tab.";

/**
 * Has the assignment stand for as long as some grant of it lives. Everything is checked again just
 * before the PUT, and only what is read back afterwards counts as open.
 */
export const openAssignment = async (ports: SettlePorts, claim: Claim): Promise<void> => {
  const { assignments, clock } = ports;
  const standing = await assignments.find(claim.target, claim.name);
  const { toOpen, running, toClose } = planOf(claim.grants, clock.now());
  if (running.length > 0 && !standing && !mayComeLate(claim.effort, clock.now())) {
    // Whoever else is to be opened comes at the next look, with a clean sheet.
    return finish(
      ports,
      claim,
      running.map((grant) => removedOutside(grant, clock.now())),
    );
  }
  if (standing && !(standing.byUs && standing.note)) {
    const now = clock.now();
    const over = toClose.flatMap((grant) => leftToOthers(grant, now));
    return finish(ports, claim, [...toOpen.map((grant) => failed(grant, FOREIGN)), ...over]);
  }
  const against = await objections(ports, claim, toOpen);
  const refused = toOpen.filter(({ id }) => against.has(id));
  const opening = toOpen.filter(({ id }) => !against.has(id));
  if (opening.length + running.length === 0) return giveUp(ports, claim, against);
  const now = clock.now();
  const over: Moved[] = [
    ...refused.map((grant) => failed(grant, against.get(grant.id) ?? "")),
    ...toClose.flatMap((grant) => leftToOthers(grant, now)),
  ];
  const note = noteFor(opening, running, now);
  if (opening.length === 0 && isNoted(standing, note)) return finish(ports, claim, over);
  return writeNote(ports, claim, { opening, over, note });
};

interface Opening {
  readonly opening: readonly GrantRecord[];
  /** Moves that hold whatever becomes of the PUT. */
  readonly over: readonly Moved[];
  readonly note: AssignmentNote;
}

const writeNote = async (
  ports: SettlePorts,
  before: Claim,
  { opening, over, note }: Opening,
): Promise<void> => {
  const { assignments, clock, leaseMs } = ports;
  const now = clock.now();
  const claim = await recordMoves(ports.grants, before, {
    moves: over,
    effort: writing(before.effort, now),
    until: new Date(now.getTime() + leaseMs),
  });
  if (!claim) return;
  const outcome = await assignments.put(claim.target, claim.name, note);
  const known = { ...claim, effort: before.effort };
  if (!outcome.done) return putBack(ports, outcome.open ? claim : known, opening, outcome);
  if (!isNoted(await assignments.find(claim.target, claim.name), note)) {
    return finishLater(ports, claim, { trouble: "Azure does not show it yet." });
  }
  return finish(
    ports,
    known,
    opening.map((grant) => opened(grant, clock.now(), note.endsAt)),
  );
};

const putBack = (
  ports: SettlePorts,
  claim: Claim,
  opening: readonly GrantRecord[],
  outcome: Exclude<WriteOutcome, { done: true }>,
): Promise<void> => {
  if (outcome.refused === "RoleAssignmentExists") {
    return finish(
      ports,
      claim,
      opening.map((grant) => failed(grant, FOREIGN)),
    );
  }
  const trouble =
    outcome.refused === undefined
      ? "Azure did not confirm it. It is tried again."
      : `Azure refuses it (${outcome.refused}). It is tried again.`;
  return finishLater(ports, claim, { trouble, ...outcome });
};

/** Who may not be let in after all, and why. */
const objections = async (
  { assignments, recheck, clock }: SettlePorts,
  { effort, name, target }: Claim,
  toOpen: readonly GrantRecord[],
): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const grant of toOpen) {
    const late = clock.now().getTime() - grant.opensAt.getTime() > OPENING_LIMIT;
    const reason = late
      ? (effort.trouble ?? "It could not be opened in time.")
      : misled(assignments.nameOf(target), name, grant) || (await recheck(grant));
    if (reason !== undefined) found.set(grant.id, reason);
  }
  return found;
};

/** A name follows from what it opens: by another one somebody would get what nobody has granted. */
const misled = (due: string, name: string, grant: GrantRecord): string | undefined =>
  due === name && grant.assignment === name
    ? undefined
    : "What stands in the database leads elsewhere than what was granted. Nothing is opened.";

/** Nothing of it stays in Azure, were it by a write of which nobody knows. */
const giveUp = (
  ports: SettlePorts,
  claim: Claim,
  against: ReadonlyMap<string, string>,
): Promise<void> => {
  const grants = claim.grants.map((grant) => {
    const reason = against.get(grant.id);
    return reason === undefined ? grant : givenUp(grant, reason);
  });
  return closeAssignment(ports, { ...claim, grants });
};

/** Its own time is over, and somebody else's runs: access stays, this grant ends. */
const leftToOthers = (grant: GrantRecord, now: Date): Moved[] => {
  if (grant.status === "provisioning") return [failed(grant, grant.givenUp ?? "")];
  const first = grant.status === "active" ? [ending(grant)] : [];
  return [...first, ended(first[0]?.grant ?? grant, now, true)];
};

const finish = async (
  { grants, clock }: SettlePorts,
  claim: Claim,
  moves: readonly Moved[],
): Promise<void> => {
  const now = clock.now();
  await recordMoves(grants, claim, { moves, effort: succeeded(claim.effort, now), until: now });
};
