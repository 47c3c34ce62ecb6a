import type { KeptRead } from "../audit/kept-read.ts";
import { completeTo, type ReadLogProgress } from "../audit/log-standing.ts";
import { durationInWords } from "../rules/duration-in-words.ts";
import type { RotationRecord } from "./rotation.ts";

/** What the log of reads says of the version that was replaced. */
export interface Evidence {
  readonly progress: Pick<ReadLogProgress, "heartbeats">;
  /** Of that very version, newest first. */
  readonly reads: readonly Pick<KeptRead, "at" | "reader">[];
}

export type Silence =
  { readonly proven: true } | { readonly proven: false; readonly trouble: string };

/** Longer than a line of ours takes to arrive and to prove something: what is older says nothing of now. */
const FRESH = 60 * 60_000;
const MOST_NAMES = 5;

/**
 * Whether nobody reads the old version any more. Silence is proven up to a line of our own that has
 * arrived, and only there: the quiet time has to lie before it, after the last read, and after the new
 * version came.
 */
export const silenceOf = (
  { target, quietMs, endedAt, createdAt, retirement }: RotationRecord,
  { progress, reads }: Evidence,
  now: Date,
): Silence => {
  const { vault, kind } = target;
  const heard = completeTo(progress, [vault]);
  const used = kind === "secret" ? "read" : "used";
  if (!heard) return not(`No log of reads has arrived from ${vault}. ${SAY}`);
  const quietSince = heard.getTime() - quietMs;
  const readers = reads.filter(({ at }) => at.getTime() > quietSince);
  const goal = `It is disabled once nobody has ${used} it for ${durationInWords(quietMs)}.`;
  if (readers.length > 0) return not(`Still ${used} by ${inWords(readers)}. ${goal}`);
  const replacedAt = endedAt ?? createdAt;
  const overlapEnds = retirement?.overlapEndsAt ?? replacedAt;
  if (quietSince < replacedAt.getTime() || heard < overlapEnds) return not(goal);
  return now.getTime() - heard.getTime() > FRESH
    ? not(`The log of reads from ${vault} is late. ${goal}`)
    : { proven: true };
};

const SAY = "Say yourself when the old version is out of use.";

const not = (trouble: string): Silence => ({ proven: false, trouble });

/** Whoever sees the secret sees this: programs are named to all of them, people are counted. */
const inWords = (reads: Evidence["reads"]): string => {
  const readers = new Map(reads.map(({ reader }) => [reader.objectId, reader]));
  const all = [...readers.values()];
  const names = all.flatMap(({ kind, name }) => (kind === "service" ? [name] : [])).sort();
  const people = all.length - names.length;
  const more = names.length - MOST_NAMES;
  return [
    ...names.slice(0, MOST_NAMES),
    ...(more > 0 ? [`${more} more`] : []),
    ...(people > 0 ? [people === 1 ? "1 person" : `${people} people`] : []),
  ].join(", ");
};
