import type { Clock } from "../clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { LogAnswer, ReadLog } from "../ports/read-log.ts";
import type { HeldLog, ReadKey, Reads } from "../ports/reads.ts";
import { ProblemError } from "../problem-error.ts";
import { keptRead, readEntry } from "./kept-read.ts";
import { nameOfLine, type ReadLine } from "./logged-read.ts";
import { LATEST, proven, type ReadLogProgress } from "./log-standing.ts";

export interface FollowingPorts {
  readonly log: ReadLog;
  readonly reads: Pick<Reads, "claim" | "advance" | "windows" | "known" | "keep">;
  readonly ids: Pick<Ids, "of">;
  readonly clock: Pick<Clock, "now">;
  /** So long one replica has the log to itself; longer than a query may take. */
  readonly leaseMs: number;
}

/**
 * What arrived before is asked for again: what is indexed late shows the time at which it arrived, and a
 * sign of life is seen once more when it has come to prove something.
 */
const OVERLAP = LATEST + 60_000;
/** A consumer is who has read in so many days. */
const FIRST_LOOK = 30 * 24 * 60 * 60_000;
const LIMIT = 30_000;
/** The service answers with no more rows. https://learn.microsoft.com/azure/azure-monitor/service-limits */
const MOST = 480_000;
const BATCH = 1_000;

/**
 * Reads on in Key Vault's log, joins what is new to grants, and keeps it. What was begun and not
 * finished is asked for again by whoever has the log next, and known by its id.
 */
export const followReads = async (ports: FollowingPorts): Promise<void> => {
  const { reads, clock, leaseMs } = ports;
  const now = clock.now();
  const held = await reads.claim(now, new Date(now.getTime() + leaseMs));
  if (!held) return;
  const walked = await walk(ports, held, now);
  await reads.advance(held, walked, now);
};

/** @returns how far it came, and what went wrong */
const walk = async (ports: FollowingPorts, held: HeldLog, now: Date): Promise<ReadLogProgress> => {
  let { progress } = held;
  try {
    await ports.log.beat();
    const last = progress.arrivedTo?.getTime();
    let from = new Date(last === undefined ? now.getTime() - FIRST_LOOK : last - OVERLAP);
    for (let limit = LIMIT; ;) {
      const answer = await ports.log.ask(from, now, limit);
      await keepLines(ports, answer.lines);
      progress = moved(progress, answer, now);
      if (!answer.moreFrom) return progress;
      limit = nextLimit(limit, answer.moreFrom, from);
      from = answer.moreFrom;
      const until = new Date(ports.clock.now().getTime() + ports.leaseMs);
      if (!(await ports.reads.advance(held, progress, until))) return progress;
    }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return { ...progress, trouble: troubleOf(cause) };
  }
};

/** Where one instant brought more than were asked for, more are asked for: else it would never end. */
const nextLimit = (limit: number, next: Date, from: Date): number => {
  if (next.getTime() > from.getTime()) return LIMIT;
  if (limit >= MOST) {
    throw new ProblemError("upstream_unavailable", { detail: "Too many lines in one instant." });
  }
  return Math.min(limit * 4, MOST);
};

const moved = (progress: ReadLogProgress, answer: LogAnswer, now: Date): ReadLogProgress => {
  const { heartbeats, moreFrom } = answer;
  return {
    heartbeats: proven(progress.heartbeats, heartbeats, now),
    arrivedTo: moreFrom ?? now,
    // Only what was read to its end says anything of silence.
    askedAt: moreFrom ? progress.askedAt : now,
    trouble: undefined,
  };
};

const keepLines = async (ports: FollowingPorts, lines: readonly ReadLine[]): Promise<void> => {
  for (let start = 0; start < lines.length; start += BATCH) {
    const batch = new Map(
      lines.slice(start, start + BATCH).map((line) => [ports.ids.of(nameOfLine(line)), line]),
    );
    const known = await ports.reads.known([...batch.keys()]);
    const fresh = [...batch].filter(([id]) => !known.has(id));
    if (fresh.length === 0) continue;
    const windows = Map.groupBy(
      await ports.reads.windows(keysOf(fresh.map(([, line]) => line))),
      ({ holder, vault, secret }) => keyOf({ reader: holder, vault, secret }),
    );
    await ports.reads.keep(
      fresh.map(([id, line]) => {
        const read = keptRead(id, line, windows.get(keyOfLine(line)) ?? []);
        return { read, entry: readEntry(read, line) };
      }),
    );
  }
};

const keyOf = ({ reader, vault, secret }: ReadKey): string =>
  `${reader}/${vault}/${secret}`.toLowerCase();

const keyOfLine = ({ reader, vault, secret }: ReadLine): string =>
  keyOf({ reader: reader?.objectId ?? "", vault, secret });

const keysOf = (lines: readonly ReadLine[]): readonly ReadKey[] => {
  const keys = new Map<string, ReadKey>();
  for (const line of lines) {
    const { reader, vault, secret } = line;
    if (reader?.kind === "person") {
      keys.set(keyOfLine(line), { reader: reader.objectId, vault, secret });
    }
  }
  return [...keys.values()];
};

const troubleOf = ({ code, facts }: ProblemError): string =>
  code === "upstream_throttled"
    ? "Log Analytics is busy. It is asked again."
    : `Log Analytics did not answer in full. It is asked again. ${facts.detail ?? ""}`.trim();
