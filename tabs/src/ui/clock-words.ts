const DAY = 86_400_000;

/** Midnight of the day of this instant in the person's zone, as days that can be counted. */
function dayNumber(time: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    ...(timeZone && { timeZone }),
  }).format(time);
  return Date.parse(`${parts}T00:00:00Z`) / DAY;
}

/** "15:00", "3:00 PM" as the person writes it. */
const timeWords = (time: number, locale: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short", ...(timeZone && { timeZone }) }).format(
    time,
  );

/** "today at 15:00", "tomorrow at 09:30", "Fri, 27 Nov at 09:30" */
export function momentWords(time: number, now: number, locale: string, timeZone?: string): string {
  const clock = timeWords(time, locale, timeZone);
  const days = dayNumber(time, timeZone) - dayNumber(now, timeZone);
  if (days === 0) return `today at ${clock}`;
  if (days === 1) return `tomorrow at ${clock}`;
  if (days === -1) return `yesterday at ${clock}`;
  const date = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(timeZone && { timeZone }),
  }).format(time);
  return `${date} at ${clock}`;
}

/** "15:00" where that is today, else with the day. */
export function endWords(time: number, now: number, locale: string, timeZone?: string): string {
  const same = dayNumber(time, timeZone) === dayNumber(now, timeZone);
  return same ? timeWords(time, locale, timeZone) : momentWords(time, now, locale, timeZone);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** "1:04:05", "4:05": what is left, by the second. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
