const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A unit and up to where it is the plainest one to say. */
const steps = [
  { unit: "minute", size: MINUTE, below: HOUR },
  { unit: "hour", size: HOUR, below: DAY },
  { unit: "day", size: DAY, below: 60 * DAY },
  { unit: "month", size: 30.44 * DAY, below: 548 * DAY },
  { unit: "year", size: 365.25 * DAY, below: Infinity },
] as const;

/** A locale that this browser does not know must not take the page down. */
export function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** To make a formatter costs a hundred times what its use does, and a list uses two in each row. */
function kept<Formatter>(make: (locale: string, timeZone?: string) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, timeZone?: string): Formatter => {
    const key = `${locale} ${timeZone ?? ""}`;
    const formatter = made.get(key) ?? make(locale, timeZone);
    made.set(key, formatter);
    return formatter;
  };
}

const relativeFormat = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
const localFormat = kept(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
      ...(timeZone && { timeZone }),
    }),
);

/** "in 6 days", "2 months ago". */
export function relativeWords(instant: string, now: number, locale: string): string {
  const difference = Date.parse(instant) - now;
  const words = relativeFormat(locale);
  if (Math.abs(difference) < 45 * SECOND) return words.format(0, "second");
  const step = steps.find(({ unit, size, below }) => {
    const rounded = Math.round(Math.abs(difference) / size) * size;
    return rounded < below || unit === "year";
  });
  const { unit, size } = step ?? steps[4];
  return words.format(Math.round(difference / size), unit);
}

/** How old something is that was read at `then`: "a moment ago", "3 minutes ago". */
export function ageWords(then: number, now: number, locale: string): string {
  if (now - then < 45 * SECOND) return "a moment ago";
  return relativeWords(new Date(then).toISOString(), now, locale);
}

/** The date and time in the person's own zone, with the zone's name. */
export function localWords(instant: string, locale: string, timeZone?: string): string {
  return localFormat(locale, timeZone).format(Date.parse(instant));
}

/** `2026-11-23 09:32 UTC` */
export function utcWords(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** "45 s", "2 min 5 s": how long until something is tried again. */
export function countdownWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
