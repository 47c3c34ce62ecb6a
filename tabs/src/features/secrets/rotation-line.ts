import type { SecretStanding } from "@vault-tab/contract";
import { relativeWords } from "../../ui/time-words.ts";
import { standingWords } from "./words.ts";

const DAY = 86_400_000;

export interface RotationLine {
  readonly words: string;
  readonly tone: "late" | "quiet" | "plain";
}

const days = (count: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }).format(count);

/** "Due in 6 days", "Overdue 12 days", "No plan". */
export function rotationLine(
  { plan, dueAt }: SecretStanding,
  now: number,
  locale: string,
): RotationLine {
  if (plan === "none") return { words: standingWords["no-plan"], tone: "quiet" };
  const late = dueAt === undefined ? undefined : now - Date.parse(dueAt);
  if (late !== undefined && late >= DAY) {
    return { words: `Overdue ${days(Math.floor(late / DAY), locale)}`, tone: "late" };
  }
  if (late !== undefined && late >= 0) return { words: "Due now", tone: "late" };
  if (plan === "waiting") return { words: standingWords.waiting, tone: "plain" };
  return dueAt === undefined
    ? { words: "By hand", tone: "plain" }
    : { words: `Due ${relativeWords(dueAt, now, locale)}`, tone: "plain" };
}

/** "Read by 3 since rotation". */
export const readByWords = (people: number): string =>
  `Read by ${people === 1 ? "1 person" : people} since rotation`;
