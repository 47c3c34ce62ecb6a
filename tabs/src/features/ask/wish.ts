import {
  durationOf,
  millisecondsOf,
  type Duration,
  type NewAccessRequest,
  type Ruling,
  type RulingQuestion,
} from "@vault-tab/contract";
import { readDuration, spanWords } from "../../ui/duration-words.ts";
import type { Draft } from "./draft.ts";

const HOUR = 3_600_000;

/** The longest that holds for all that would be sent; undefined while the rules were not asked. */
export function longestOf(ruling: Ruling | undefined): number | undefined {
  const all = ruling?.parts.map(({ longest }) => millisecondsOf(longest)) ?? [];
  return all.length > 0 ? Math.min(...all) : undefined;
}

/** What the form proposes: an hour, or what is allowed where that is less. */
const proposed = (longest: number | undefined): string | undefined =>
  longest === undefined || longest === 0 ? undefined : spanWords(Math.min(HOUR, longest));

export const durationText = ({ duration }: Draft, longest: number | undefined): string =>
  duration || (proposed(longest) ?? "");

/** Lengths to pick from, and the longest that is allowed. */
export function choices(longest: number | undefined): readonly string[] {
  if (longest === undefined || longest === 0) return [];
  const usual = [HOUR / 2, HOUR, 4 * HOUR].filter((one) => one < longest);
  return [...usual, longest].map(spanWords);
}

export function questionOf(draft: Draft, duration: Duration | undefined): RulingQuestion {
  const ticket = draft.ticket.trim().slice(0, 100);
  return {
    action: draft.breakGlass ? "break-glass" : "request-access",
    secrets: draft.secrets,
    role: draft.role,
    ...(duration && { duration }),
    ...(ticket && { ticket }),
    ...beginning(draft),
  };
}

/** Where an extension begins is known to the service. */
function beginning(draft: Draft): Pick<RulingQuestion, "startsAt" | "continues"> {
  if (draft.continues) return { continues: draft.continues.grant };
  const start = draft.breakGlass ? undefined : startOf(draft);
  return start === undefined ? {} : { startsAt: new Date(start).toISOString() };
}

/** Milliseconds since 1970 of what a field of date and time holds, in this device's zone. */
export function startOf({ later, startsAt }: Draft): number | undefined {
  if (!later || startsAt === "") return undefined;
  const time = Date.parse(startsAt);
  return Number.isNaN(time) ? undefined : time;
}

export function requestOf(draft: Draft, longest: number | undefined): NewAccessRequest {
  const start = startOf(draft);
  const ticket = draft.ticket.trim();
  return {
    secrets: draft.secrets,
    role: draft.role,
    duration: readDuration(durationText(draft, longest)) ?? durationOf(HOUR),
    reason: draft.reason.trim(),
    ...(ticket && { ticket }),
    ...(start !== undefined && !draft.breakGlass && { startsAt: new Date(start).toISOString() }),
    ...(draft.breakGlass && { breakGlass: true }),
  };
}
