import { durationOf, millisecondsOf } from "@vault-tab/contract";

const MINUTE = 60_000;
const steps = [5, 15, 30, 60, 120, 240, 480, 1_440].map((minutes) => minutes * MINUTE);

/** What an approver may shorten it to: usual times, the longest first. */
export function shorterThan(duration: string): readonly string[] {
  const asked = millisecondsOf(duration);
  return steps
    .filter((step) => step < asked)
    .toReversed()
    .map(durationOf);
}
