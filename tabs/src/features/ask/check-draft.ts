import { millisecondsOf, type Ruling } from "@vault-tab/contract";
import { readDuration, spanWords } from "../../ui/duration-words.ts";
import type { Draft } from "./draft.ts";
import { fitsTicket, ticketWords } from "./ticket-words.ts";
import { durationText, longestOf, startOf } from "./wish.ts";

export const LONGEST_REASON = 2_000;
const AHEAD = 30 * 86_400_000;

export type FieldName = "reason" | "duration" | "ticket" | "startsAt";
/** In the order in which they stand on the screen. */
export const fieldNames: readonly FieldName[] = ["reason", "duration", "startsAt", "ticket"];
export type Faults = Partial<Record<FieldName, string>>;

export const lengthOf = (reason: string): number => [...reason.trim()].length;

export const minimumReason = (ruling: Ruling | undefined): number =>
  Math.max(1, ...(ruling?.parts.map((part) => part.minimumReason ?? 1) ?? []));

export const ticketPatterns = (ruling: Ruling | undefined): readonly string[] => [
  ...new Set(ruling?.parts.flatMap(({ ticket }) => ticket?.pattern ?? []) ?? []),
];

function reasonFault({ reason }: Draft, ruling: Ruling | undefined): string | undefined {
  const length = lengthOf(reason);
  const least = minimumReason(ruling);
  if (length === 0) return "Say what you need it for: whoever decides reads this.";
  if (length < least) return `At least ${least} characters, so far ${length}.`;
  return length > LONGEST_REASON ? `At most ${LONGEST_REASON} characters.` : undefined;
}

function durationFault(draft: Draft, longest: number | undefined): string | undefined {
  const text = durationText(draft, longest);
  if (text === "") return undefined;
  const duration = readDuration(text);
  if (!duration) return "Write it like 90 minutes, or 2 hours.";
  if (longest === undefined || millisecondsOf(duration) <= longest) return undefined;
  return `The rules allow at most ${spanWords(longest)}.`;
}

function startFault(draft: Draft, now: number): string | undefined {
  if (!draft.later) return undefined;
  const start = startOf(draft);
  if (start === undefined) return "Choose a day and a time.";
  if (start < now - 60_000) return "This is over already.";
  return start > now + AHEAD ? "At most 30 days ahead." : undefined;
}

function ticketFault({ ticket }: Draft, ruling: Ruling | undefined): string | undefined {
  const misfit = ticketPatterns(ruling).find((pattern) => !fitsTicket(pattern, ticket.trim()));
  return misfit === undefined ? undefined : `Needed here: ${ticketWords(misfit)}.`;
}

/** What keeps the form from being sent, at its fields. */
export function checkDraft(draft: Draft, ruling: Ruling | undefined, now: number): Faults {
  const all = {
    reason: reasonFault(draft, ruling),
    duration: durationFault(draft, longestOf(ruling)),
    startsAt: draft.breakGlass ? undefined : startFault(draft, now),
    ticket: ticketFault(draft, ruling),
  };
  const faults: Faults = {};
  for (const name of fieldNames) {
    const words = all[name];
    if (words !== undefined) faults[name] = words;
  }
  return faults;
}
