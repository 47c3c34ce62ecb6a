import type { AssignmentNote } from "./assignment-note.ts";
import type { GrantRecord } from "./grant.ts";
import { noteSlack } from "./pauses.ts";

/**
 * What the note of a shared assignment has to say: the end of whoever stays longest. One that is
 * being opened gets a little more, since its time runs from ARM's confirmation on.
 */
export const noteFor = (
  opening: readonly GrantRecord[],
  running: readonly GrantRecord[],
  now: Date,
): AssignmentNote => {
  const ends = [
    ...running.map((grant) => ({ grant, at: grant.endsAt?.getTime() ?? 0 })),
    ...opening.map((grant) => ({
      grant,
      at: now.getTime() + grant.durationMs + noteSlack(grant.durationMs),
    })),
  ].toSorted((one, other) => other.at - one.at);
  const [last] = ends;
  if (!last) throw new RangeError("Nobody is to be let in.");
  return { requestId: last.grant.requestId, endsAt: wholeSeconds(last.at) };
};

/** As it is written into the note, so that it can be compared. */
const wholeSeconds = (at: number): Date => new Date(Math.ceil(at / 1000) * 1000);

export const isNoted = (
  standing: { readonly note?: AssignmentNote } | undefined,
  note: AssignmentNote,
): boolean =>
  standing?.note?.requestId === note.requestId &&
  standing.note.endsAt.getTime() === note.endsAt.getTime();
