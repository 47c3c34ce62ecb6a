import { durationOf, millisecondsOf, type Duration } from "@vault-tab/contract";

const SECOND = 1_000;
const units = [
  { unit: "day", size: 86_400 * SECOND },
  { unit: "hour", size: 3_600 * SECOND },
  { unit: "minute", size: 60 * SECOND },
  { unit: "second", size: SECOND },
] as const;

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** "1 hour and 30 minutes" */
export function spanWords(milliseconds: number): string {
  let left = Math.max(0, Math.floor(milliseconds / SECOND) * SECOND);
  const words = units.flatMap(({ unit, size }) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count} ${unit}${count === 1 ? "" : "s"}`] : [];
  });
  return words.length > 0 ? list.format(words) : "0 seconds";
}

export const durationWords = (duration: Duration): string => spanWords(millisecondsOf(duration));

const sizes: Readonly<Record<string, number>> = {
  d: units[0].size,
  h: units[1].size,
  m: units[2].size,
  s: units[3].size,
};
const part =
  /(\d+(?:[.,]\d+)?)\s*(d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])/g;

/** "90 minutes", "1h 30m", "1.5 hours", "PT2H" as a duration; undefined for what is none. */
export function readDuration(text: string): Duration | undefined {
  const typed = text.trim();
  if (/^p/i.test(typed)) {
    const iso = typed.toUpperCase();
    return /^P(?=\d|T\d)(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/.test(iso)
      ? durationOf(millisecondsOf(iso))
      : undefined;
  }
  const words = typed.toLowerCase();
  const rest = words.replace(part, "").replace(/\band\b|[,\s]/g, "");
  if (rest !== "") return undefined;
  let total = 0;
  for (const [, amount = "", unit = ""] of words.matchAll(part)) {
    total += Number(amount.replace(",", ".")) * (sizes[unit.charAt(0)] ?? 0);
  }
  return total >= SECOND && total < 1_000 * units[0].size ? durationOf(total) : undefined;
}

/** Durations that the service writes as a program does, said in words. */
export const withDurationsInWords = (text: string): string =>
  text.replace(/\bP(?=\d|T\d)(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?(?![A-Za-z\d])/g, (iso) =>
    durationWords(iso),
  );
