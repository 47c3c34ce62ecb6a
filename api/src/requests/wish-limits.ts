import { millisecondsOf, type NewAccessRequest } from "@vault-tab/contract";
import { ProblemError } from "../problem-error.ts";
import { durationInWords } from "../rules/duration-in-words.ts";
import type { Ruling } from "../rules/ruling.ts";
import type { JudgedPart, Objection } from "./objections.ts";

const DAY = 24 * 60 * 60_000;
/** How far ahead somebody may ask: rules and people change. */
const AHEAD = 30 * DAY;

type Timed = Partial<Pick<NewAccessRequest, "duration" | "startsAt" | "breakGlass">>;

/** What no rule could make right, as far as the wish says it yet. */
export const misfitOf = (
  { duration, startsAt, breakGlass }: Timed,
  { shortestMs }: { readonly shortestMs: number },
  now: Date,
): { readonly field: "duration" | "startsAt"; readonly message: string } | undefined => {
  if (duration !== undefined && millisecondsOf(duration) < shortestMs) {
    const message = `Access is granted for at least ${durationInWords(shortestMs)}.`;
    return { field: "duration", message };
  }
  if (startsAt === undefined) return undefined;
  const start = new Date(startsAt);
  if (start.getTime() > now.getTime() + AHEAD) {
    return { field: "startsAt", message: "A start may be at most 30 days ahead." };
  }
  return breakGlass && start > now
    ? { field: "startsAt", message: "Where the glass is broken, it opens at once." }
    : undefined;
};

/** @throws ProblemError `invalid_input` for what no rule could make right */
export const refuseMisfit = (...about: Parameters<typeof misfitOf>): void => {
  const misfit = misfitOf(...about);
  if (misfit) throw new ProblemError("invalid_input", { detail: misfit.message, errors: [misfit] });
};

/** Why this can't be sent; `undefined` where it can, were it in parts. */
export const reasonsAgainst = (
  { parts, refused }: Pick<Ruling, "refused"> & { readonly parts: readonly JudgedPart[] },
  { reason }: Pick<NewAccessRequest, "reason">,
): Objection | undefined => {
  const [first] = refused;
  if (parts.length === 0) {
    return { code: "refused_by_rules", detail: first?.reason ?? "No rule allows this." };
  }
  for (const { code, because } of parts) if (code) return { code, detail: because.join(" ") };
  const longest = Math.max(...parts.map(({ minimumReason = 0 }) => minimumReason));
  if ([...reason.trim()].length < longest) {
    return {
      code: "refused_by_rules",
      detail: `The reason takes at least ${longest} characters.`,
    };
  }
  return undefined;
};
