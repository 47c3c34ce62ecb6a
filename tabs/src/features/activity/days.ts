import { dayBegins, localDay } from "../../ui/local-fields.ts";

/** From one day to another, both of them whole; an empty text is no limit. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Today is one of the days. */
const lengths = [
  { title: "Today", days: 1 },
  { title: "Last 7 days", days: 7 },
  { title: "Last 30 days", days: 30 },
] as const;

/** What many ask for, as days of the person's own. */
export const presets = (now: number): readonly (Days & { readonly title: string })[] => [
  { title: "All", from: "", to: "" },
  ...lengths.map(({ title, days }) => ({
    title,
    from: localDay(dayBegins(localDay(now), 1 - days).getTime()),
    to: "",
  })),
];

export const isBackwards = ({ from, to }: Days): boolean => from !== "" && to !== "" && to < from;

/** "Last 7 days", "3 – 14 Nov 2026", "since 3 Nov 2026"; nothing where nothing is chosen. */
export function daysWords(days: Days, now: number, locale: string): string | undefined {
  const { from, to } = days;
  if (from === "" && to === "") return undefined;
  const preset = presets(now).find((one) => one.from === from && one.to === to);
  if (preset) return preset.title;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  if (to === "") return `since ${format.format(dayBegins(from))}`;
  if (from === "") return `until ${format.format(dayBegins(to))}`;
  return format.formatRange(dayBegins(from), dayBegins(to));
}
