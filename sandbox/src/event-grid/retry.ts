/** learn.microsoft.com/azure/event-grid/delivery-and-retry. Milliseconds. */
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const schedule = [
  10 * second,
  30 * second,
  minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
];

const accepted = [200, 201, 202, 203, 204];
/** "Retry doesn't happen" for a webhook. */
const final = [400, 401, 403, 413];
/** The least that is waited after some replies. */
const atLeast: Readonly<Record<number, number>> = {
  404: 5 * minute,
  408: 2 * minute,
  503: 30 * second,
};

export const isAccepted = (status: number | undefined) =>
  status !== undefined && accepted.includes(status);

export type AfterFailure = { readonly retryAt: number } | { readonly giveUp: string };

export interface FailedAttempt {
  /** How often it was tried, this time included. */
  readonly attempts: number;
  /** Without one nothing was answered in time. */
  readonly status: number | undefined;
  readonly publishedAt: number;
  readonly now: number;
}

export function afterFailure(
  { attempts, status, publishedAt, now }: FailedAttempt,
  policy: { readonly maxDeliveryAttempts: number; readonly eventTimeToLiveInMinutes: number },
): AfterFailure {
  if (status !== undefined && final.includes(status)) return { giveUp: "Undeliverable" };
  if (attempts >= policy.maxDeliveryAttempts) return { giveUp: "MaxDeliveryAttemptsExceeded" };
  const wait = Math.max(
    schedule[Math.min(attempts, schedule.length) - 1] ?? 0,
    status === undefined ? 0 : (atLeast[status] ?? 0),
  );
  const retryAt = now + wait;
  return retryAt - publishedAt > policy.eventTimeToLiveInMinutes * minute
    ? { giveUp: "TimeToLiveExceeded" }
    : { retryAt };
}
