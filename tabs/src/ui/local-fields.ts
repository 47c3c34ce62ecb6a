/** What the fields of the browser for days and times hold, which is of the person's own zone. */

/** `2026-11-23T09:32`, as `datetime-local` has it. */
export function localMoment(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
}

/** `2026-11-23`, as `date` has it. */
export const localDay = (time: number): string => localMoment(time).slice(0, 10);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00`));

/** When a day begins, or one that many days away. Not every day has 24 hours, nor a midnight. */
export function dayBegins(day: string, away = 0): Date {
  const begin = new Date(`${day}T00:00`);
  return new Date(begin.getFullYear(), begin.getMonth(), begin.getDate() + away);
}

/** What the person's own time is called. */
export function zoneWords(time: number, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(time);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "your own time zone";
}
