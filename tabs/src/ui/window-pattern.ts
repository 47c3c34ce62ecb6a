/** The windows that most plans have, as a person says them; any other one is its pattern. */
export const windowDays = {
  every: { title: "Every day", cron: "*" },
  weekdays: { title: "Monday to Friday", cron: "1-5" },
  weekend: { title: "Saturday and Sunday", cron: "0,6" },
} as const;

export type WindowDays = keyof typeof windowDays;

export const isWindowDays = (name: string): name is WindowDays => Object.hasOwn(windowDays, name);

export interface WindowStart {
  readonly days: WindowDays;
  /** `02:00`, as a field of the browser has it. */
  readonly time: string;
}

const names: readonly WindowDays[] = ["every", "weekdays", "weekend"];

export function patternOf({ days, time }: WindowStart): string {
  const [hour = "0", minute = "0"] = time.split(":");
  return `${Number(minute)} ${Number(hour)} * * ${windowDays[days].cron}`;
}

export function readPattern(cron: string): WindowStart | undefined {
  const [, minute, hour, week] = /^(\d{1,2}) (\d{1,2}) \* \* (\S+)$/.exec(cron) ?? [];
  const days = names.find((name) => windowDays[name].cron === week);
  if (minute === undefined || hour === undefined || !days) return undefined;
  return { days, time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` };
}
