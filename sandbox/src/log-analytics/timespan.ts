import { badArgument } from "./log-refusal.ts";

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

function lengthOf(text: string): number | undefined {
  const [all, days = 0, hours = 0, minutes = 0, seconds = 0] = duration.exec(text) ?? [];
  if (all === undefined || all === "P") return undefined;
  return (
    (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  );
}

/** Milliseconds since the epoch, both ends included. */
export type Range = readonly [from: number, to: number];

/** A duration up to now, or two moments, or a moment and a duration: ISO 8601, as `timespan` of the query API. */
export function rangeOf(text: string, now: Date): Range {
  const [first = "", second] = text.split("/");
  const [length, until] = [lengthOf(first), lengthOf(second ?? "")];
  const [start, end] = [Date.parse(first), Date.parse(second ?? "")];
  if (second === undefined && length !== undefined) return [now.getTime() - length, now.getTime()];
  if (length !== undefined && !Number.isNaN(end)) return [end - length, end];
  if (!Number.isNaN(start) && until !== undefined) return [start, start + until];
  if (!Number.isNaN(start) && !Number.isNaN(end)) return [start, end];
  throw badArgument({ code: "InvalidTimespan", message: `The timespan '${text}' is not valid.` });
}
