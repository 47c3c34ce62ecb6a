import type { Grant } from "@vault-tab/contract";
import { refWords } from "../../ui/people-words.ts";

export type Phase = "long" | "soon" | "over";

const SOON = 10 * 60_000;

/** The service may have moved on before the clock did. */
function phaseOf({ status, endsAt }: Pick<Grant, "status" | "endsAt">, now: number): Phase {
  if (status === "ending" || status === "ended") return "over";
  if (endsAt === undefined) return "long";
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return "over";
  return left <= SOON ? "soon" : "long";
}

export interface Known {
  readonly phase: Phase;
  readonly what: string;
}
export type Phases = ReadonlyMap<string, Known>;

export const phasesOf = (
  grants: readonly Pick<Grant, "id" | "secret" | "status" | "endsAt">[],
  now: number,
): Phases =>
  new Map(
    grants.map((grant) => [grant.id, { phase: phaseOf(grant, now), what: refWords(grant.secret) }]),
  );

/** What is worth being read out: ten minutes before the end, and the end. */
export function newsBetween(before: Phases, after: Phases): string | undefined {
  const news = [...before].flatMap(([id, { phase, what }]) => {
    const next = after.get(id)?.phase ?? "over";
    if (next === phase) return [];
    if (next === "over" && phase !== "over") return [`Your access to ${what} has ended.`];
    return next === "soon" ? [`Less than 10 minutes are left of your access to ${what}.`] : [];
  });
  return news.length > 0 ? news.join(" ") : undefined;
}
