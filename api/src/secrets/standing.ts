import type { Kind, SecretStanding, StandingFilter } from "@vault-tab/contract";
import type { PlanFact, ReaderFact } from "./standing-facts.ts";
import type { Metadata } from "./metadata.ts";

/** Of all secrets at one moment; of whom it is shown is not decided here. */
export interface Standings {
  /** Tells it from every other. */
  readonly serial: number;
  readonly plans: ReadonlyMap<string, PlanFact>;
  readonly readers: ReadonlyMap<string, readonly ReaderFact[]>;
}

interface Standing extends Omit<SecretStanding, "dueAt"> {
  readonly dueAt: Date | undefined;
}

export const planKey = (one: { vault: string; kind: Kind; name: string }): string =>
  `${one.vault}/${one.kind}/${one.name}`.toLowerCase();

export const readerKey = ({ vault, name }: Pick<ReaderFact, "vault" | "name">): string =>
  `${vault}/${name}`.toLowerCase();

/** Nothing where a certificate stands behind it: that has a standing of its own. */
export const standingOf = (standings: Standings, metadata: Metadata): Standing | undefined => {
  if (metadata.managed && metadata.kind !== "certificate") return undefined;
  const plan = standings.plans.get(planKey(metadata));
  return {
    plan: plan ? (plan.approved ? "approved" : "waiting") : "none",
    dueAt: plan?.dueAt,
    readBy: metadata.kind === "secret" ? readBy(standings, metadata) : 0,
  };
};

/**
 * A read that names a version tells of that one. What was read before the newest came to be is an older
 * one, whoever reads it now.
 */
const readBy = ({ readers }: Standings, metadata: Metadata): number => {
  const facts = readers.get(readerKey(metadata));
  if (!facts) return 0;
  const { createdAt } = metadata;
  const older = new Set<string>();
  for (const { version, first } of facts) {
    if (version !== undefined && first < createdAt) older.add(version);
  }
  const people = new Set<string>();
  for (const { reader, version, last } of facts) {
    if (last >= createdAt && (version === undefined || !older.has(version))) people.add(reader);
  }
  return people.size;
};

export const shownStanding = ({ dueAt, ...standing }: Standing): SecretStanding => ({
  ...standing,
  ...(dueAt && { dueAt: dueAt.toISOString() }),
});

const SOON = 30 * 24 * 60 * 60_000;

const checks: Readonly<Record<StandingFilter, (standing: Standing, now: number) => boolean>> = {
  overdue: ({ dueAt }, now) => dueAt !== undefined && dueAt.getTime() <= now,
  "due-soon": ({ dueAt }, now) =>
    dueAt !== undefined && dueAt.getTime() > now && dueAt.getTime() <= now + SOON,
  waiting: ({ plan }) => plan === "waiting",
  "no-plan": ({ plan }) => plan === "none",
  read: (standing) => standing.readBy > 0,
};

export const isAny = (
  wanted: readonly StandingFilter[],
  standing: Standing | undefined,
  now: Date,
): boolean => standing !== undefined && wanted.some((one) => checks[one](standing, now.getTime()));
